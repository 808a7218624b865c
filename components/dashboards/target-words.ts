import { comparedFigure } from "@/components/charts/figure-words";
import type { Mark } from "@/components/ui/status-mark";
import type { TargetReading, TargetView } from "@/lib/metrics/targets-view";

export const TARGET_MARKS: Record<TargetReading["verdict"], Mark> = {
  met: { tone: "success", word: "met" },
  missed: { tone: "error", word: "missed" },
  "no-data": { tone: "unknown", word: "no data" },
  "by-hand": { tone: "info", word: "measured by hand" },
  unknown: { tone: "unknown", word: "not known" },
};

/** "412 ms", with a mark where it misses the target; what is not there says so. */
export function readingWords({ value, verdict }: TargetReading, unit: string): string {
  if (value === null) return verdict === "by-hand" ? "–" : TARGET_MARKS[verdict].word;
  return `${comparedFigure(value)} ${unit}${verdict === "missed" ? " ✗" : ""}`;
}

/** The answer to the page's question: how many targets are met now, and which are not. */
export function targetsSentence(targets: readonly Pick<TargetView, "title" | "verdict">[]): string {
  const judged = targets.filter(({ verdict }) => verdict === "met" || verdict === "missed");
  const missed = judged.filter(({ verdict }) => verdict === "missed").map(({ title }) => title);
  const unknown = targets.length - judged.length;
  const rest = unknown === 0 ? "" : `; of ${unknown} there is no figure`;
  if (judged.length === 0) return `None of the plan’s ${targets.length} targets can be judged now.`;
  return missed.length === 0 ? `All ${judged.length} targets that can be judged are met now${rest}.` : `${judged.length - missed.length} of ${judged.length} targets are met now; missed: ${missed.join(", ")}${rest}.`;
}
