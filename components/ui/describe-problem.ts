import { ProblemError } from "@/lib/http/problem-error";

/** One sentence or two for a person about a failed request. Only our own refusals are quoted: other errors may hold anything. */
export function describeProblem(error: Error): string {
  if (!(error instanceof ProblemError)) return "The answer could not be read. Reload the page; if it stays, tell an administrator.";
  // The API speaks to programs of bearer tokens and bodies; who reads this has a page and what they have just written in it.
  if (error.code === "not-signed-in") return "You are not signed in any more. Sign in again in another tab, then try again here: what you wrote stays.";
  if (error.code === "invalid-input" && error.problems.length > 0) return error.detail.replace(/^The body does not fit what this takes\.$/, "It was not taken as it stands.");
  return error.detail;
}
