import type { TargetReading } from "./targets-view";

type Comparison = "below" | "at-most" | "above" | "at-least";
const WORDS: Record<Comparison, string> = { below: "under", "at-most": "at most", above: "over", "at-least": "at least" };

/** "under 500 ms" */
export const targetWords = ({ comparison, value, unit }: { comparison: Comparison; value: number; unit: string }): string => `${WORDS[comparison]} ${value.toLocaleString("en-GB")} ${unit}`;

export const isUpperLimit = (comparison: Comparison): boolean => comparison === "below" || comparison === "at-most";

/** A value beside its target; no value is no verdict. */
export function judgeTarget(value: number | null, target: { comparison: Comparison; value: number }): TargetReading {
  if (value === null || !Number.isFinite(value)) return { value: null, verdict: "no-data" };
  return { value, verdict: holds(value, target) ? "met" : "missed" };
}

function holds(value: number, target: { comparison: Comparison; value: number }): boolean {
  switch (target.comparison) {
    case "below":
      return value < target.value;
    case "at-most":
      return value <= target.value;
    case "above":
      return value > target.value;
    case "at-least":
      return value >= target.value;
  }
}
