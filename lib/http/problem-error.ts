import type { InputProblem, ProblemCode } from "@/lib/shared/app-error";

/**
 * A refused or failed request, as the browser sees it. `code` is "unavailable" where no answer of ours arrived (no network, a
 * proxy's error page), so a caller never has to read a status to tell refusal from silence.
 */
export class ProblemError extends Error {
  readonly code: ProblemCode;
  /** 0: no answer arrived. */
  readonly status: number;
  readonly detail: string;
  readonly problems: readonly InputProblem[];

  constructor(problem: { code: ProblemCode; status: number; detail: string; problems?: readonly InputProblem[] }) {
    super(problem.detail);
    this.name = "ProblemError";
    this.code = problem.code;
    this.status = problem.status;
    this.detail = problem.detail;
    this.problems = problem.problems ?? [];
  }
}
