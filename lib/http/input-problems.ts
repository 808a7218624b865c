import type { z } from "zod";

import type { InputProblem } from "@/lib/shared/app-error";

/** What zod found, as the API tells it: a dotted path and a sentence for each. */
export function inputProblems(error: z.ZodError): InputProblem[] {
  return error.issues.flatMap((issue) => {
    const path = issue.path.map(String).join(".");
    if (issue.code !== "unrecognized_keys") return [{ path, message: issue.message }];
    return issue.keys.map((key) => ({ path: path === "" ? key : `${path}.${key}`, message: "There is no such field; check its name." }));
  });
}
