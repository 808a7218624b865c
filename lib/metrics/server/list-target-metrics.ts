import "server-only";

import { AwsError } from "@/lib/aws/errors";

import { isUpperLimit, targetWords } from "../judge-target";
import { factorToUnit } from "../target-unit";
import type { MeasuredMetric } from "../target-queries";
import { loadTargetBasis } from "./internal/load-target-basis";

export type TargetMetric = { title: string; words: string; /** In the metric's own unit. */ value: number; isUpperLimit: boolean; metric: MeasuredMetric };

/** Targets of an environment that are metrics, to be drawn where these are. Empty where it cannot be told. No authorisation: for use cases. */
export async function listTargetMetrics(environmentId: string, now: Date): Promise<TargetMetric[]> {
  try {
    const basis = await loadTargetBasis(environmentId, now);
    return (basis?.targets ?? []).flatMap(({ target, resolved }) =>
      resolved.kind === "metric" ? [{ title: target.title, words: targetWords(target), value: target.value / factorToUnit(resolved.metric, target.unit), isUpperLimit: isUpperLimit(target.comparison), metric: resolved.metric }] : [],
    );
  } catch (error) {
    if (error instanceof AwsError) return []; // the chart is worth more than its line
    throw error;
  }
}
