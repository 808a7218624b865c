import type { z } from "zod";

import type { InputProblem } from "@/lib/shared/app-error";

const MOST_PROBLEMS = 50; // enough to mend a form; a hostile body does not get a megabyte of answer

/** What zod found, as the API tells it: a dotted path and a sentence for each. */
export function inputProblems(error: z.ZodError): InputProblem[] {
  return error.issues.slice(0, MOST_PROBLEMS).flatMap((issue) => {
    const path = issue.path.map(String).join(".");
    if (issue.code !== "unrecognized_keys") return [{ path, message: issue.message }];
    return issue.keys.map((key) => ({ path: path === "" ? key : `${path}.${key}`, message: "There is no such field; check its name." }));
  });
}
