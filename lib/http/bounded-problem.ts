import type { InputProblem } from "@/lib/shared/app-error";

const MOST_PROBLEMS = 50; // enough to mend a form; a hostile body does not get a megabyte of answer
const LONGEST_PATH = 300;
const LONGEST_SENTENCE = 2_000;

/** Sentences of a refusal repeat what was sent: neither an answer nor a row of the audit grows with it. */
export const boundedSentence = (text: string): string => cut(text, LONGEST_SENTENCE);

export const boundedProblems = (problems: readonly InputProblem[]): InputProblem[] =>
  problems.slice(0, MOST_PROBLEMS).map(({ path, message }) => ({ path: cut(path, LONGEST_PATH), message: boundedSentence(message) }));

function cut(text: string, longest: number): string {
  if (text.length <= longest) return text;
  return `${text.slice(0, longest - 1).replace(/[\uD800-\uDBFF]$/, "")}…`; // no half of a character
}
