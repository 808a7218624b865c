import "server-only";

import { judgeTarget, targetWords } from "../judge-target";
import type { ResolvedTarget } from "../target-queries";
import { loadTargetBasis } from "./internal/load-target-basis";

export type MeasurableTarget = { key: string; title: string; unit: string; words: string; resolved: ResolvedTarget; judge(value: number | null): "met" | "missed" | "no-data" };

/** An environment's targets with what to ask AWS for. Throws `AwsError`. No authorisation: for use cases. */
export async function listResolvedTargets(environmentId: string, now: Date): Promise<MeasurableTarget[]> {
  const basis = await loadTargetBasis(environmentId, now);
  return (basis?.targets ?? []).map(({ target, resolved }) => ({
    key: target.key,
    title: target.title,
    unit: target.unit,
    words: targetWords(target),
    resolved,
    judge: (value) => {
      const { verdict } = judgeTarget(value, target);
      return verdict === "met" || verdict === "missed" ? verdict : "no-data";
    },
  }));
}
