import { plainInputError } from "@/lib/http/plain-input-error";

import type { PlacedProblem } from "./catalog-problem";
import { describeIssue } from "./describe-issue";
import { type Plan, planSchema } from "./plan-schema";
import { type YamlDocument, readYaml } from "./yaml-document";

export type PlanResult = { kind: "parsed"; plan: Plan; locate: YamlDocument["locate"] } | { kind: "invalid"; problems: PlacedProblem[] };

/** Reads the text of a plan.yaml. Says all that is wrong with its shape at once; `checkPlan` then holds it against the templates. */
export function parsePlan(text: string): PlanResult {
  const read = readYaml(text);
  if (read.kind === "invalid") return read;
  const parsed = planSchema.safeParse(read.document.value, { error: plainInputError });
  if (parsed.success) return { kind: "parsed", plan: parsed.data, locate: read.document.locate };
  return { kind: "invalid", problems: parsed.error.issues.flatMap((issue) => describeIssue(issue, planSchema, read.document)) };
}
