"use client";

import Link from "next/link";
import { useState } from "react";

import { useLiveRefresh } from "@/components/live/use-live-refresh";
import { useLiveTopics } from "@/components/live/use-live-topics";
import { taskHref } from "@/components/maintenance/hrefs";
import { operationHref } from "@/components/releases/hrefs";
import { ActButton } from "@/components/ui/act-button";
import { Moment } from "@/components/ui/moment";
import { PanelBox } from "@/components/ui/panel-box";
import { PlainTable } from "@/components/ui/plain-table";
import { StatusMark } from "@/components/ui/status-mark";
import { isAtWork, type RehearsalsView, type RehearsalView } from "@/lib/maintenance/rehearsal";

import { RehearsalActs } from "./rehearsal-acts";
import styles from "./rehearsal-panel.module.css";
import { rehearsalSteps } from "./rehearsal-steps";
import { StartRehearsalDialog } from "./start-rehearsal-dialog";

type RehearsalPanelProps = {
  environmentId: string;
  name: string;
  rehearsals: RehearsalsView;
  mayRun: boolean;
  /** The present task that rests on rehearsals, while it is open. */
  task: { taskId: string; title: string } | null;
};

/** Rehearse a rollback step by step, and what the last ones took. */
export function RehearsalPanel({ environmentId, name, rehearsals: { items, obstacle, isSandbox }, mayRun, task }: RehearsalPanelProps) {
  const refreshSoon = useLiveRefresh();
  const [isStarting, setIsStarting] = useState(false);
  const atWork = items.find(({ state }) => isAtWork(state)) ?? null;
  // Whoever has seen it at work sees how it ended, too, until they leave the page.
  const [watchedId, setWatchedId] = useState(atWork?.id ?? null);
  if (atWork && atWork.id !== watchedId) setWatchedId(atWork.id);
  const shown = items.find(({ id }) => id === watchedId) ?? null;
  // An operation tells of each of its steps, faster than a page is read; what moves the rehearsal itself comes with the page's own topic.
  useLiveTopics(
    atWork ? [`environment:${environmentId}`] : [],
    ({ kind }) => {
      if (kind === "operation") refreshSoon();
    },
    refreshSoon, // what happened between the page and its stream, or while the stream was away
  );
  const over = items.filter(({ state }) => !isAtWork(state));
  return (
    <PanelBox
      id="rehearse"
      title="Rehearse a rollback"
      note={`A release that only keeps logs for another time is deployed, and one goes back; what that takes is measured and kept.${isSandbox ? " The sandbox is quicker than AWS: its times are for comparing with one another." : ""}`}
      actions={
        mayRun ? (
          <ActButton obstacle={atWork ? "A rehearsal is at work." : (obstacle ?? undefined)} onClick={() => setIsStarting(true)}>
            Begin a rehearsal
          </ActButton>
        ) : undefined
      }
    >
      {shown ? (
        <>
          <Steps rehearsal={shown} />
          {mayRun && isAtWork(shown.state) ? <RehearsalActs rehearsal={shown} /> : null}
          {task && shown.state === "recorded" ? (
            <p>
              The month&rsquo;s task can be signed with it: <Link href={taskHref(task.taskId)}>{task.title}</Link>
            </p>
          ) : null}
        </>
      ) : null}
      {over.length === 0 && !atWork ? <p>{obstacle ?? "None was ever rehearsed here."}</p> : null}
      {over.length === 0 ? null : (
        <PlainTable
          stacks
          caption="Rehearsals"
          columns={[{ header: "When" }, { header: "How" }, { header: "Ended" }, { header: "Deployment", numeric: true }, { header: "Way back", numeric: true }, { header: "By" }]}
          rows={over.map((rehearsal) => ({ key: rehearsal.id, cells: rowOf(rehearsal) }))}
        />
      )}
      {isStarting ? <StartRehearsalDialog environmentId={environmentId} name={name} isSandbox={isSandbox} onClose={() => setIsStarting(false)} /> : null}
    </PanelBox>
  );
}

const seconds = (value: number | null): string => (value === null ? "–" : `${value} s`);

function rowOf({ startedAt, failing, state, reason, note, deploySeconds, rollbackSeconds, startedBy }: RehearsalView) {
  return [
    <Moment key="when" iso={startedAt} />,
    `${failing ? "by a failing deployment" : "by hand"}${note === "" ? "" : `; ${note}`}`,
    <span key="ended">
      <StatusMark tone={state === "recorded" ? "success" : "stopped"} word={state === "recorded" ? "recorded" : "stopped"} />
      {reason ? ` ${reason}` : ""}
    </span>,
    seconds(deploySeconds),
    seconds(rollbackSeconds),
    startedBy,
  ];
}

function Steps({ rehearsal }: { rehearsal: RehearsalView }) {
  return (
    <ol className={styles.steps} aria-label="Steps of the rehearsal">
      {rehearsalSteps(rehearsal).map(({ title, mark, detail, operationId }) => (
        <li key={title}>
          <strong>{title}</strong> <StatusMark {...mark} /> {detail}
          {operationId ? (
            <>
              {" "}
              <Link href={operationHref(rehearsal.environmentId, operationId)}>Open the operation</Link>
            </>
          ) : null}
        </li>
      ))}
    </ol>
  );
}
