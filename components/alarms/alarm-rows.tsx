"use client";

import Link from "next/link";
import type { MouseEvent } from "react";

import { formatAge } from "@/components/ui/format-time";
import { Ago } from "@/components/ui/ago";
import { StatusMark } from "@/components/ui/status-mark";
import { alarmGroups, type AlarmGroup } from "@/lib/alarms/alarm-groups";
import type { AlarmView } from "@/lib/alarms/alarm-view";

import { alarmMark, alarmName, deskWords, suspectWords } from "./alarm-words";
import styles from "./alarms.module.css";
import { environmentAlarmsHref } from "./hrefs";
import { namesakes } from "./namesakes";

type AlarmRowsProps = {
  alarms: readonly AlarmView[];
  chosenId: string | null;
  picked: ReadonlySet<string>;
  mayAct: boolean;
  hrefOf: (alarm: AlarmView) => string;
  /** By key: with Enter, so that the focus belongs to what is opened. */
  onChoose: (alarm: AlarmView, isByKey: boolean) => void;
  onPick: (ids: readonly string[], isPicked: boolean) => void;
};

/** Alarms by environment; many of one environment at once stand together as a storm. */
export function AlarmRows({ alarms, ...rest }: AlarmRowsProps) {
  return (
    <>
      {alarmGroups(alarms).map((group) => (
        <Group key={group.key} group={group} {...rest} />
      ))}
    </>
  );
}

function Group({ group, chosenId, picked, mayAct, hrefOf, onChoose, onPick }: { group: AlarmGroup } & Omit<AlarmRowsProps, "alarms">) {
  const ids = group.alarms.map(({ id }) => id);
  const alike = namesakes(group.alarms);
  return (
    <section className={`${styles.group} ${group.kind === "storm" ? styles.storm : ""}`} aria-label={group.title}>
      <h2 className={styles.groupTitle}>
        {mayAct ? (
          <input type="checkbox" className={styles.pick} aria-label={`Pick all of ${group.title}`} checked={ids.every((id) => picked.has(id))} onChange={(event) => onPick(ids, event.target.checked)} />
        ) : null}
        {group.environmentId ? <Link href={environmentAlarmsHref(group.environmentId)}>{group.title}</Link> : group.title}
        <span className={styles.groupNote}>{groupNote(group)}</span>
      </h2>
      <ul className={styles.rows}>
        {group.alarms.map((alarm) => (
          <Row key={alarm.id} alarm={alarm} hasNamesake={alike.has(alarm.id)} isChosen={alarm.id === chosenId} isPicked={picked.has(alarm.id)} mayAct={mayAct} href={hrefOf(alarm)} onChoose={onChoose} onPick={onPick} />
        ))}
      </ul>
    </section>
  );
}

function groupNote({ kind, alarms, from, to }: AlarmGroup): string {
  if (kind === "storm") return `Went off ${spanWords((Date.parse(to) - Date.parse(from)) / 1_000)}: one cause, most likely.`;
  const ringing = alarms.filter(({ standing }) => standing === "in-alarm").length;
  const silent = alarms.filter(({ standing }) => standing === "no-data" || standing === "unknown").length;
  const parts = [...(ringing > 0 ? [`${ringing} in alarm`] : []), ...(silent > 0 ? [`${silent} without figures`] : [])];
  return parts.length === 0 ? `${alarms.length} OK` : parts.join(", ");
}

const spanWords = (seconds: number): string => (seconds < 1 ? "at the same moment" : `within ${formatAge(seconds)} of one another`);

type RowProps = { alarm: AlarmView; hasNamesake: boolean; isChosen: boolean; isPicked: boolean; mayAct: boolean; href: string } & Pick<AlarmRowsProps, "onChoose" | "onPick">;

function Row({ alarm, hasNamesake, isChosen, isPicked, mayAct, href, onChoose, onPick }: RowProps) {
  const desk = deskWords(alarm);
  // Alarms of one name are in every environment, and sometimes twice in one: who hears or speaks the label has to know which.
  const place = `${hasNamesake ? `, ${alarm.logicalId ?? alarm.name}` : ""}${alarm.environment ? `, ${alarm.environment.name}` : ""}`;
  const choose = (event: MouseEvent) => {
    // Opening in another tab stays the browser's business.
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    onChoose(alarm, event.detail === 0);
  };
  return (
    <li className={`${styles.row} ${isChosen ? styles.chosen : ""}`}>
      {mayAct ? <input type="checkbox" className={styles.pick} aria-label={`Pick ${alarmName(alarm)}${place}`} checked={isPicked} onChange={(event) => onPick([alarm.id], event.target.checked)} /> : <span />}
      <a className={styles.open} href={href} onClick={choose} aria-current={isChosen ? "true" : undefined} data-alarm={alarm.id}>
        <span className={styles.name}>{alarmName(alarm)}</span>
        <span className={styles.facts}>
          <StatusMark {...alarmMark(alarm)} />
          <span>
            for <Ago iso={alarm.since} />
          </span>
          {hasNamesake ? <span>{alarm.logicalId ?? alarm.name}</span> : null}
          {desk ? <span>{desk}</span> : null}
          {alarm.suspect && alarm.standing === "in-alarm" ? <span>{suspectWords(alarm.suspect)}</span> : null}
          {alarm.action === "set" ? null : <span>{alarm.action === "off" ? "actions off" : "no action"}</span>}
        </span>
      </a>
    </li>
  );
}
