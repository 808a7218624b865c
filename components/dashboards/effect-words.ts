import { figure, signedFigure } from "@/components/charts/figure-words";
import type { Mark } from "@/components/ui/status-mark";
import type { ReleaseEffect } from "@/lib/metrics/release-effect-view";

type Item = ReleaseEffect["items"][number];

export const EFFECT_MARKS: Record<Item["verdict"], Mark> = {
  usual: { tone: "success", word: "within the usual" },
  unusual: { tone: "warning", word: "outside the usual" },
  "no-data": { tone: "unknown", word: "no data" },
  unknown: { tone: "unknown", word: "too little to compare with" },
};

/** "+12 ms (+8.4 %)", "no change"; where one side has no data, that. */
export function differenceWords({ difference, differencePercent, unit }: Pick<Item, "difference" | "differencePercent" | "unit">): string {
  if (difference === null) return "no data";
  if (difference === 0) return "no change";
  const percent = differencePercent === null ? "" : ` (${signedFigure(Number(differencePercent.toPrecision(3)))} %)`;
  return `${signedFigure(difference, unit)}${percent}`;
}

/** How far it usually goes up and down by itself. */
export const spreadWords = ({ spread, unit }: Pick<Item, "spread" | "unit">): string => (spread === null ? "not known" : `± ${figure(spread, unit)}`);

/** The answer to the page's question. */
export function effectSentence({ items }: Pick<ReleaseEffect, "items">): string {
  const unusual = items.filter(({ verdict }) => verdict === "unusual").map(({ title }) => title);
  const judged = items.filter(({ verdict }) => verdict === "usual" || verdict === "unusual").length;
  if (judged === 0) return "Nothing can be said yet: there is too little to compare with.";
  return unusual.length === 0 ? `${judged === 1 ? "The one figure that can be compared" : `All ${judged} figures that can be compared`} stayed within what was usual.` : `${unusual.length} of ${judged} figures went outside what was usual: ${unusual.join(", ")}.`;
}
