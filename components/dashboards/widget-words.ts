import { formatDuration } from "@/components/ui/format-time";
import type { Series, Widget, WidgetData } from "@/lib/dashboards/dashboard-view";

/** What a widget is called where its body gives it no title. */
export function widgetTitle({ title, content }: Pick<Widget, "title" | "content">): string {
  if (title) return title;
  switch (content.kind) {
    case "metric":
      return content.rows[0]?.description || "Metrics";
    case "text":
      return "Text";
    case "log":
      return "Logs Insights query";
    case "alarm":
      return "Alarms";
    case "explorer":
      return "Explorer";
    case "custom":
      return "Custom widget";
    case "unreadable":
      return "Widget";
  }
}

const STATUS_WORDS: Record<Exclude<Series["status"], "complete">, string> = {
  partial: "AWS sent only a part of it",
  "internal-error": "AWS could not read it this time",
  forbidden: "AWS does not let this account read it",
};

/** What has to be said beside the data: remarks, series that are not whole, points that were thinned out. */
export function dataRemarks(data: WidgetData): string[] {
  switch (data.kind) {
    case "series":
      return [...data.remarks, ...seriesRemarks(data.series)];
    case "charts":
      return [...data.remarks, ...seriesRemarks(data.charts.flatMap(({ series }) => series))];
    case "rows":
      return [...data.remarks, ...(data.scannedBytes === null ? [] : [`The query scanned ${bytesWords(data.scannedBytes)}.`])];
    case "alarms":
    case "on-demand":
    case "nothing":
    case "unavailable":
      return [];
  }
}

const seriesRemarks = (series: readonly Series[]): string[] =>
  series.flatMap(({ label, status }) => (status === "complete" ? [] : [`${label}: ${STATUS_WORDS[status]}.`]));

const GB = 1e9;
const MB = 1e6;

/** As Logs Insights charges: by GB of a thousand million bytes. */
export const bytesWords = (bytes: number): string => (bytes >= GB ? `${(bytes / GB).toFixed(2)} GB` : bytes >= MB ? `${(bytes / MB).toFixed(1)} MB` : `${Math.ceil(bytes / 1_000)} kB`);

/** "period 1 min", "period 5 min, times in UTC+01:30". */
export const periodWords = (periodSeconds: number): string => `period ${formatDuration(periodSeconds).replace("60 s", "1 min")}`;

/** What a line lost to be drawn: nothing that can be seen, so it is no remark. */
export const thinnedWords = (points: number): string => `drawn with the lows and highs of ${points.toLocaleString("en")} points`;

const WIDE_COLUMNS = 13;

/** Points of a line that a widget of this width can show: two for each pixel or so, in steps, so that many viewers ask the same. */
export const pointsFor = (columns: number): number => (columns >= WIDE_COLUMNS ? 1_000 : 500);
