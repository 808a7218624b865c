import type { OptionView } from "@/lib/catalog/catalog-views";

import type { LaunchStep } from "../search-params";
import type { DraftProblem } from "./launch-draft";

/** What was tried and touched of one draft; that of another counts for nothing. */
export type LaunchAttempt = { draftKey: string; tries: number; touched: readonly string[]; acknowledgement: "open" | "missed" | "given" };

export const newAttempt = (draftKey: string): LaunchAttempt => ({ draftKey, tries: 0, touched: [], acknowledgement: "open" });

/** Which problems are said: an empty field that nobody has been to yet is not wrong, only not filled in. */
export function problemsToSay(
  problems: readonly DraftProblem[],
  { tries, touched }: Pick<LaunchAttempt, "tries" | "touched">,
  values: Readonly<Record<string, string>>,
  refused: ReadonlySet<DraftProblem>,
): DraftProblem[] {
  const isFilled = (path: string): boolean => path.startsWith("parameters.") && (values[path.slice("parameters.".length)] ?? "") !== "";
  return problems.filter((problem) => tries > 0 || problem.path === "" || refused.has(problem) || touched.includes(problem.path) || isFilled(problem.path));
}

type Obstacles = { step: LaunchStep; isChosen: boolean; tries: number; problems: readonly DraftProblem[]; refusal: string | undefined };

/** What stands in the way of the next step, in a sentence; undefined while nothing was tried. */
export function obstacleWords({ step, isChosen, tries, problems, refusal }: Obstacles): string | undefined {
  switch (step) {
    case "questions":
    case "option":
      return tries > 0 && !isChosen ? "Choose an option first." : undefined;
    case "settings":
      return (tries > 0 || refusal !== undefined) && problems.length > 0 ? countedProblems(problems) : undefined;
    case "price":
      return undefined;
    case "review":
      return refusal;
  }
}

const countedProblems = (problems: readonly DraftProblem[]): string =>
  problems.length === 1 ? `One thing to change: ${problems[0]?.message ?? ""}` : `${problems.length} things to change; each is said at its field.`;

/** The name that a person knows a field by: "Tasks" for "parameters.DesiredTasks". */
export function fieldName(path: string, view: Pick<OptionView, "parameters"> | undefined): string {
  const name = path.slice(path.indexOf(".") + 1);
  return view?.parameters.find((parameter) => path === `parameters.${parameter.name}`)?.label ?? name;
}
