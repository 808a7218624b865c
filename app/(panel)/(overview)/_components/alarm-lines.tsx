"use client";

import Button from "@cloudscape-design/components/button";
import Link from "next/link";

import { alarmMark, alarmName, suspectWords } from "@/components/alarms/alarm-words";
import { alarmHref } from "@/components/alarms/hrefs";
import { useAlarmAct } from "@/components/alarms/use-alarm-act";
import { useLiveAlarms } from "@/components/alarms/use-live-alarms";
import { environmentHref } from "@/components/releases/hrefs";
import { Ago } from "@/components/ui/ago";
import { StatusMark } from "@/components/ui/status-mark";
import type { AlarmView } from "@/lib/alarms/alarm-view";
import type { Page } from "@/lib/shared/page";

import styles from "./overview-lines.module.css";

const isNobodys = ({ standing, owner, acknowledged, muted, missingSince }: AlarmView): boolean => standing === "in-alarm" && !owner && !acknowledged && !muted && missingSince === null;

/** Alarms of one name are in every environment: a label has to say which. */
const labelOf = (alarm: AlarmView): string => `${alarmName(alarm)}, ${alarm.environment?.name ?? alarm.region}`;

/** Alarms that ring and are nobody's, each with what may have caused it and the way to take it. `me` null: the reader may not. */
export function AlarmLines({ alarms: page, me }: { alarms: Page<AlarmView>; me: string | null }) {
  const [alarms, hear] = useLiveAlarms(page.items, ["alarms"], isNobodys);
  const act = useAlarmAct(hear);
  if (alarms.length === 0) return null;
  return (
    <section aria-label="Alarms that nobody owns">
      <h2 className={styles.title}>Alarms that nobody owns</h2>
      <ul className={styles.lines}>
        {alarms.map((alarm) => (
          <li key={alarm.id} className={styles.line}>
            {alarm.environment ? (
              <Link className={styles.name} href={environmentHref(alarm.environment.id)}>
                {alarm.environment.name}
              </Link>
            ) : (
              <span className={styles.name}>{alarm.region}</span>
            )}
            <div className={styles.what}>
              <StatusMark {...alarmMark(alarm)} />
              <span className={styles.detail}>
                <Link href={alarmHref(alarm.id)}>{alarmName(alarm)}</Link> for <Ago iso={alarm.since} />
                {alarm.suspect ? `, ${suspectWords(alarm.suspect)}` : ""}
              </span>
            </div>
            {me === null ? (
              <Link href={alarmHref(alarm.id)} aria-label={`Open ${labelOf(alarm)}`}>
                Open
              </Link>
            ) : (
              <Button variant="inline-link" ariaLabel={`Take it: ${labelOf(alarm)}`} onClick={() => act.mutate({ ids: [alarm.id], act: { kind: "assign", personId: me, note: "" } })}>
                Take it
              </Button>
            )}
          </li>
        ))}
        {page.total > page.items.length ? (
          <li className={styles.more}>
            <Link href="/alarms?state=in-alarm&owner=nobody&acknowledged=no&muted=no">All {page.total.toLocaleString("en")}</Link>
          </li>
        ) : null}
      </ul>
    </section>
  );
}
