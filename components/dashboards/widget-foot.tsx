import { Ago } from "@/components/ui/ago";
import { counted } from "@/components/ui/counted";
import type { Widget, WidgetData } from "@/lib/dashboards/dashboard-view";

import { dataRemarks, periodWords, thinnedWords } from "./widget-words";
import styles from "./widget.module.css";

const SOURCES: Record<"series" | "charts" | "rows" | "alarms", string> = { series: "CloudWatch", charts: "CloudWatch", rows: "Logs Insights", alarms: "CloudWatch alarms" };

const MOST_SHOWN = 2; // more would take the room of the chart

function RemarkList({ remarks }: { remarks: readonly string[] }) {
  if (remarks.length === 0) return null;
  return (
    <ul>
      {remarks.map((remark) => (
        <li key={remark}>{remark}</li>
      ))}
    </ul>
  );
}

/** Where a widget's figures come from, how old they are, and what is to be said about them. */
export function WidgetFoot({ widget, data }: { widget: Widget; data: WidgetData }) {
  if (data.kind === "on-demand" || data.kind === "nothing" || data.kind === "unavailable") return null;
  const remarks = [...new Set(dataRemarks(data))];
  const timezone = widget.content.kind === "metric" ? widget.content.timezone : null;
  return (
    <footer className={styles.foot}>
      <span>
        {SOURCES[data.kind]}
        {widget.region ? ` in ${widget.region}` : ""}, <Ago iso={data.asOf} suffix=" ago" />
        {data.kind === "series" ? `, ${periodWords(data.periodSeconds)}` : ""}
        {data.kind === "series" && data.thinnedFrom !== null ? `, ${thinnedWords(data.thinnedFrom)}` : ""}
        {timezone ? `, times at ${timezone}` : ""}
      </span>
      {remarks.length > MOST_SHOWN ? (
        <details>
          <summary>{counted(remarks.length, "remark")}</summary>
          <RemarkList remarks={remarks} />
        </details>
      ) : (
        <RemarkList remarks={remarks} />
      )}
    </footer>
  );
}
