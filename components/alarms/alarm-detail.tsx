"use client";

import Button from "@cloudscape-design/components/button";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";

import { environmentHref } from "@/components/releases/hrefs";
import { Ago } from "@/components/ui/ago";
import { FactList } from "@/components/ui/fact-list";
import { Moment } from "@/components/ui/moment";
import { PanelBox } from "@/components/ui/panel-box";
import { ProblemAlert } from "@/components/ui/problem-alert";
import { Bone } from "@/components/ui/skeleton";
import { Stack } from "@/components/ui/stack";
import { StatusMark } from "@/components/ui/status-mark";
import { actObstacle } from "@/lib/alarms/alarm-act";
import type { AlarmDetail as Detail, AlarmView } from "@/lib/alarms/alarm-view";
import { alarmQuery } from "@/lib/alarms/queries";

import type { AskedAct } from "./alarm-act-dialog";
import { AlarmChart } from "./alarm-chart";
import { AlarmHistory } from "./alarm-history";
import { ACT_WORDS, ACTION_WORDS, alarmMark, alarmName } from "./alarm-words";
import styles from "./alarms.module.css";
import { RunbookText } from "./runbook-text";
import { SuspectLine } from "./suspect-line";

type AlarmDetailProps = { alarmId: string; mayAct: boolean; mayRun: boolean; onAsk: (kind: AskedAct, alarm: AlarmView) => void; onUnmute: (alarm: AlarmView) => void };

/** All about one alarm: figures against the threshold, why, what changed before, what to do, and what was done. */
export function AlarmDetail({ alarmId, mayAct, mayRun, onAsk, onUnmute }: AlarmDetailProps) {
  const { data: alarm, error, refetch } = useQuery(alarmQuery(alarmId));
  if (error) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  if (!alarm) return <Bone height={480} />;
  return (
    <Stack>
      <PanelBox title={alarmName(alarm)} note={<Standing alarm={alarm} />} actions={mayAct ? <Acts alarm={alarm} onAsk={onAsk} onUnmute={onUnmute} /> : null}>
        <Stack tight>
          <p className={styles.words}>{alarm.reasonWords}</p>
          <AlarmChart alarmId={alarmId} name={alarmName(alarm)} />
          <SuspectLine alarm={alarm} mayRun={mayRun} />
        </Stack>
      </PanelBox>
      <PanelBox title="What to do">
        <Runbook alarm={alarm} />
      </PanelBox>
      <PanelBox title="History" note="Changes of state, releases and what people did, newest first.">
        <AlarmHistory entries={alarm.history} alarm={alarm} />
      </PanelBox>
      <PanelBox title="How it is set">
        <Definition alarm={alarm} />
      </PanelBox>
    </Stack>
  );
}

function Standing({ alarm }: { alarm: Detail }) {
  const { environment, since, asOf, missingSince } = alarm;
  return (
    <>
      <StatusMark {...alarmMark(alarm)} /> for <Ago iso={since} />, since <Moment iso={since} />
      {environment ? (
        <>
          , <Link href={environmentHref(environment.id)}>{environment.name}</Link>
        </>
      ) : (
        ", of no environment here"
      )}
      .{" "}
      {missingSince ? (
        <>
          AWS no longer has it since <Moment iso={missingSince} />.
        </>
      ) : (
        <>
          Asked of AWS <Ago iso={asOf} suffix=" ago" />.
        </>
      )}
    </>
  );
}

function Acts({ alarm, onAsk, onUnmute }: { alarm: Detail; onAsk: AlarmDetailProps["onAsk"]; onUnmute: AlarmDetailProps["onUnmute"] }) {
  const obstacle = actObstacle("acknowledge", { state: alarm.state, isMuted: alarm.muted !== null, isAcknowledged: alarm.acknowledged !== null });
  return (
    <div className={styles.buttons}>
      <Button variant={obstacle ? "normal" : "primary"} disabled={obstacle !== null} disabledReason={obstacle ?? undefined} onClick={() => onAsk("acknowledge", alarm)}>
        {ACT_WORDS.acknowledge.button}
      </Button>
      <Button onClick={() => onAsk("assign", alarm)}>{ACT_WORDS.assign.button}</Button>
      {alarm.muted ? <Button onClick={() => onUnmute(alarm)}>{ACT_WORDS.unmute.button}</Button> : <Button onClick={() => onAsk("mute", alarm)}>{ACT_WORDS.mute.button}</Button>}
      <Button onClick={() => onAsk("note", alarm)}>{ACT_WORDS.note.button}</Button>
    </div>
  );
}

function Runbook({ alarm }: { alarm: Detail }) {
  const { response, description, acknowledged, owner, muted } = alarm;
  return (
    <Stack tight>
      {response ? (
        <p className={styles.words}>
          <strong>The plan says: </strong>
          {response}
        </p>
      ) : null}
      {description ? <RunbookText text={description} /> : null}
      {!response && !description ? <p>Neither the plan nor the alarm says what to do.</p> : null}
      <FactList
        facts={[
          ["Owner", owner?.name ?? "nobody"],
          ["Acknowledged", acknowledged ? <Acknowledged key="acknowledged" by={acknowledged.by} at={acknowledged.at} note={acknowledged.note} /> : "no"],
          ["Muted", muted ? <MutedUntil key="muted" by={muted.by} until={muted.until} /> : "no"],
        ]}
      />
    </Stack>
  );
}

const Acknowledged = ({ by, at, note }: { by: string; at: string; note: string }) => (
  <>
    by {by}, <Ago iso={at} suffix=" ago" />
    {note ? `: ${note}` : ""}
  </>
);

const MutedUntil = ({ by, until }: { by: string; until: string }) => (
  <>
    until <Moment iso={until} />, by {by}
  </>
);

const KIND_WORDS: Record<Detail["kind"], string> = { metric: "of a metric", composite: "composite: goes by other alarms", anomaly: "of an anomaly: goes by a band that AWS learns" };

function Definition({ alarm }: { alarm: Detail }) {
  const { conditionWords, rule, missingDataWords, action, alarmActions, name, kind, region, reason, arn } = alarm;
  return (
    <FactList
      facts={[
        ["Kind", KIND_WORDS[kind]],
        ...(conditionWords ? [["In alarm when", conditionWords] as const] : []),
        ...(rule ? [["Rule", <code key="rule">{rule}</code>] as const] : []),
        ...(missingDataWords ? [["Without figures", missingDataWords] as const] : []),
        ["Action", action === "set" ? alarmActions.join(", ") : ACTION_WORDS[action]],
        ["Name in AWS", name],
        ["ARN", <code key="arn">{arn}</code>],
        ["Region", region],
        ["AWS’s words", reason || "none"],
      ]}
    />
  );
}
