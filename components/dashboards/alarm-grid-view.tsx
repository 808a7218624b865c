import { Ago } from "@/components/ui/ago";
import { StatusMark, type Mark } from "@/components/ui/status-mark";
import type { WidgetData } from "@/lib/dashboards/dashboard-view";

import { WidgetNotice } from "./widget-notice";
import styles from "./views.module.css";

type Alarms = Extract<WidgetData, { kind: "alarms" }>["alarms"];

const MARKS: Record<Alarms[number]["state"], Mark> = {
  ALARM: { tone: "error", word: "in alarm" },
  OK: { tone: "success", word: "OK" },
  INSUFFICIENT_DATA: { tone: "unknown", word: "insufficient data" },
  unknown: { tone: "unknown", word: "not found" },
};

/** Alarms with their state in a word and a shape, how long it has been so, and AWS's reason. */
export function AlarmGridView({ alarms }: { alarms: Alarms }) {
  if (alarms.length === 0) return <WidgetNotice tone="info" word="No alarm to show">None of its alarms is in a state that the widget shows.</WidgetNotice>;
  return (
    <ul className={styles.alarms}>
      {alarms.map(({ arn, name, state, since, reason }, index) => (
        // A body may name an alarm twice.
        // oxlint-disable-next-line react/no-array-index-key
        <li key={`${arn} ${index}`} className={styles.alarm} data-state={state}>
          {/* First, so that it is seen in a low widget too. */}
          <StatusMark {...MARKS[state]} />
          <strong>{name}</strong>
          {since ? (
            <span>
              for <Ago iso={since} />
            </span>
          ) : null}
          {reason && state !== "OK" ? <span className={styles.quiet}>{reason}</span> : null}
        </li>
      ))}
    </ul>
  );
}
