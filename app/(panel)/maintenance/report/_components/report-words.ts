import type { ReportCounts } from "@/lib/maintenance/report-view";

/** "9 asked for: 7 done, 1 skipped, 1 overdue." */
export function countsSentence({ asked, done, skipped, overdue, open, late }: ReportCounts): string {
  if (asked === 0) return "Nothing was asked for.";
  const parts = [`${done} done${late === 0 ? "" : ` (${late} late)`}`, ...(skipped === 0 ? [] : [`${skipped} skipped`]), ...(overdue === 0 ? [] : [`${overdue} overdue`]), ...(open === 0 ? [] : [`${open} still open`])];
  return `${asked} asked for: ${parts.join(", ")}.`;
}
