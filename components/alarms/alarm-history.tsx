import Link from "next/link";

import { environmentHref } from "@/components/releases/hrefs";
import { Moment } from "@/components/ui/moment";
import { StatusMark } from "@/components/ui/status-mark";
import type { AlarmView, HistoryEntry } from "@/lib/alarms/alarm-view";

import { alarmMark, historyWords } from "./alarm-words";
import styles from "./alarms.module.css";

/** Changes of state, acts of people and releases in one line of time, newest first. */
export function AlarmHistory({ entries, alarm }: { entries: readonly HistoryEntry[]; alarm: Pick<AlarmView, "severity" | "environment"> }) {
  if (entries.length === 0) return <p className={styles.quiet}>Nothing has been heard of it yet.</p>;
  return (
    <ol className={styles.history} aria-label="What happened, newest first">
      {entries.map((entry) => (
        <li key={`${entry.kind} ${entry.id}`} className={styles.entry}>
          <Moment iso={entry.at} precision="second" />
          <HistoryLine entry={entry} alarm={alarm} />
        </li>
      ))}
    </ol>
  );
}

function HistoryLine({ entry, alarm }: { entry: HistoryEntry; alarm: Pick<AlarmView, "severity" | "environment"> }) {
  if (entry.kind === "change")
    return (
      <div className={styles.words}>
        <StatusMark {...alarmMark({ ...entry, severity: alarm.severity })} /> {entry.words}
      </div>
    );
  if (entry.kind === "release")
    return (
      <div className={styles.words}>
        {alarm.environment ? <Link href={`${environmentHref(alarm.environment.id)}/operations/${entry.id}`}>Release {entry.release}</Link> : `Release ${entry.release}`} began to run
        {entry.note ? `: ${entry.note}` : ""}
      </div>
    );
  return (
    <div className={styles.words}>
      {historyWords(entry)}
      {entry.until ? (
        <>
          {" "}
          (until <Moment iso={entry.until} />)
        </>
      ) : null}
    </div>
  );
}
