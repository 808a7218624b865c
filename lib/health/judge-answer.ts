import type { PlanOption } from "@/lib/catalog/plan-schema";

/** What a health address should answer. */
export type ExpectedAnswer = Pick<PlanOption["health"], "expectedStatus" | "expectedField">;

/** `reason`: what was wrong with it; null where nothing was. */
export type Judgement = { isUp: boolean; reason: string | null };

/** Whether an answer is the one that the plan expects. A body that was cut off or is no JSON has no field. */
export function judgeAnswer({ expectedStatus, expectedField }: ExpectedAnswer, { status, body }: { status: number; body: string }): Judgement {
  if (status !== expectedStatus) return { isUp: false, reason: `It answered ${status} in place of ${expectedStatus}.` };
  if (expectedField === undefined) return { isUp: true, reason: null };
  const value = fieldOf(body, expectedField.path);
  if (value === undefined) return { isUp: false, reason: `Its answer has no field ${expectedField.path}.` };
  if (String(value) === expectedField.value) return { isUp: true, reason: null };
  return { isUp: false, reason: `The field ${expectedField.path} of its answer is not “${expectedField.value}”.` };
}

/** A dotted path into JSON; undefined: there is nothing, or no plain value. */
function fieldOf(body: string, path: string): string | number | boolean | null | undefined {
  let here: unknown;
  try {
    here = JSON.parse(body);
  } catch {
    return undefined; // no JSON at all: it has no field
  }
  for (const step of path.split(".")) {
    if (typeof here !== "object" || here === null || !Object.hasOwn(here, step)) return undefined;
    here = Reflect.get(here, step);
  }
  return typeof here === "string" || typeof here === "number" || typeof here === "boolean" || here === null ? here : undefined;
}
