import type { HorizontalMark, VerticalMark } from "@/lib/dashboards/dashboard-view";

import { ownColor } from "./chart-palette";

/** A release as a line at the moment of its deployment. */
export type ReleaseMark = { atSeconds: number; number: number; note: string };

/** What the lines across a chart are drawn with, dark and light. */
export type MarkColors = { annotation: string; alarm: string; target: string; release: string };

export const markColor = (mark: HorizontalMark, colors: MarkColors): string => ownColor(mark.color) ?? colors[mark.source];

const MOST_NUMBERS = 5;

const SOURCE_WORDS: Record<HorizontalMark["source"], string> = { annotation: "Line", alarm: "Alarm threshold", target: "Target" };

/** A line or band across, in words: "Target: p95 under 500 ms (500)". `show` writes a value with the axis's own unit. */
export function horizontalWords(mark: HorizontalMark, show: (value: number) => string): string {
  const at = mark.to === null ? show(mark.value) : `${show(Math.min(mark.value, mark.to))} to ${show(Math.max(mark.value, mark.to))}`;
  const label = [mark.label, mark.toLabel].filter(Boolean).join(" to ");
  const isNamed = label !== "" && mark.source === "annotation";
  return `${isNamed ? label : [SOURCE_WORDS[mark.source], label].filter(Boolean).join(": ")} (${at})`;
}

/** A moment or stretch of time in words: "Deploy (26 Nov 2026, 14:02)". */
export function verticalWords(mark: VerticalMark, show: (seconds: number) => string): string {
  const at = show(Date.parse(mark.at) / 1_000);
  return `${mark.label ?? "Moment"} (${mark.to === null ? at : `${at} to ${show(Date.parse(mark.to) / 1_000)}`})`;
}

/** "Release 7: more memory (26 Nov 2026, 14:02)". */
export const releaseWords = ({ number, note, atSeconds }: ReleaseMark, show: (seconds: number) => string): string =>
  `Release ${number}${note === "" ? "" : `: ${note}`} (${show(atSeconds)})`;

/** Several releases in the room of one: their numbers, newest last, each once. "Releases 5, 6, 7". Of a single one all that is known. */
export function releasesWords(releases: readonly ReleaseMark[], show: (seconds: number) => string): string {
  const [only] = releases;
  if (only && releases.length === 1) return releaseWords(only, show);
  const numbers = [...new Set(releases.toSorted((one, other) => one.atSeconds - other.atSeconds).map(({ number }) => number))];
  const left = numbers.length - MOST_NUMBERS;
  return `Releases ${left > 0 ? `${numbers.slice(-MOST_NUMBERS).join(", ")} and ${left} before` : numbers.join(", ")}`;
}
