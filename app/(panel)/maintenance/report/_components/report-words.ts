import type { ReportCounts } from "@/lib/maintenance/report-view";

/** "9 asked for: 7 done, 1 skipped, 1 overdue." */
export function countsSentence({ asked, done, skipped, overdue, open, notYet, late }: ReportCounts): string {
  if (asked === 0) return "Nothing was asked for.";
  const others = [
    [skipped, "skipped"],
    [overdue, "overdue"],
    [open, "still open"],
    [notYet, "not begun yet"],
  ] as const;
  const parts = [`${done} done${late === 0 ? "" : ` (${late} late)`}`, ...others.flatMap(([count, word]) => (count === 0 ? [] : [`${count} ${word}`]))];
  return `${asked} asked for: ${parts.join(", ")}.`;
}
