import "server-only";

import { isUpperLimit, targetWords } from "../judge-target";
import { factorToUnit } from "../target-unit";
import type { MeasuredMetric } from "../target-queries";
import { loadTargetBasis } from "./internal/load-target-basis";

export type TargetMetric = {
  title: string;
  words: string;
  /** In the metric's own unit; of an error rate, percent. */
  value: number;
  isUpperLimit: boolean;
  measure: { kind: "metric"; metric: MeasuredMetric } | { kind: "error-rate"; loadBalancer: string };
};

/** Targets of an environment that are metrics or made of them, to be drawn where these are. Throws `AwsError` where the stack's resources are unknown. No authorisation: for use cases. */
export async function listTargetMetrics(environmentId: string, now: Date): Promise<TargetMetric[]> {
  const basis = await loadTargetBasis(environmentId, now);
  return (basis?.targets ?? []).flatMap(({ target, resolved }): TargetMetric[] => {
    const head = { title: target.title, words: targetWords(target), isUpperLimit: isUpperLimit(target.comparison) };
    if (resolved.kind === "metric") return [{ ...head, value: target.value / factorToUnit(resolved.metric, target.unit), measure: resolved }];
    return resolved.kind === "error-rate" ? [{ ...head, value: target.value, measure: resolved }] : [];
  });
}
