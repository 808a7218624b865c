import { ProblemError } from "@/lib/http/problem-error";

/** One sentence for a person about a failed request. Only our own refusals are quoted: other errors may hold anything. */
export const describeProblem = (error: Error): string =>
  error instanceof ProblemError ? error.detail : "The answer could not be read. Reload the page; if it stays, tell an administrator.";
