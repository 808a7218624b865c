"use client";

import Button from "@cloudscape-design/components/button";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";

import { useLiveTopics } from "@/components/live/use-live-topics";
import { operationHref } from "@/components/releases/hrefs";
import { ActButton } from "@/components/ui/act-button";
import { FormDialog } from "@/components/ui/form-dialog";
import { Moment } from "@/components/ui/moment";
import { useNotices } from "@/components/ui/notices";
import { PanelBox } from "@/components/ui/panel-box";
import { PlainField } from "@/components/ui/plain-field";
import { PlainTable } from "@/components/ui/plain-table";
import { StatusMark } from "@/components/ui/status-mark";
import { useChange } from "@/components/ui/use-change";
import { sendJson } from "@/lib/http/send-json";
import { isAtWork, rehearsalViewSchema, type RehearsalsView, type RehearsalView } from "@/lib/maintenance/rehearsal";

import { rehearsalSteps } from "./rehearsal-steps";
import styles from "./rehearsal-panel.module.css";

type RehearsalPanelProps = { environmentId: string; name: string; rehearsals: RehearsalsView; mayRun: boolean };

/** Rehearse a rollback step by step, and what the last ones took. */
export function RehearsalPanel({ environmentId, name, rehearsals: { items, obstacle, isSandbox }, mayRun }: RehearsalPanelProps) {
  const router = useRouter();
  const [isStarting, setIsStarting] = useState(false);
  const atWork = items.find(({ state }) => isAtWork(state)) ?? null;
  useLiveTopics(atWork ? [`environment:${environmentId}`] : [], ({ kind }) => {
    if (kind === "operation") router.refresh();
  });
  const over = items.filter(({ state }) => !isAtWork(state));
  return (
    <PanelBox
      title="Rehearse a rollback"
      note="A release that only keeps logs for another time is deployed, and one goes back; what that takes is measured and kept."
      actions={
        mayRun ? (
          <ActButton obstacle={atWork ? "A rehearsal is at work." : (obstacle ?? undefined)} onClick={() => setIsStarting(true)}>
            Begin a rehearsal
          </ActButton>
        ) : undefined
      }
    >
      {atWork ? <Steps rehearsal={atWork} mayRun={mayRun} /> : null}
      {over.length === 0 && !atWork ? <p>{obstacle ?? "None was ever rehearsed here."}</p> : null}
      {over.length === 0 ? null : (
        <PlainTable
          stacks
          caption="Rehearsals"
          columns={[{ header: "When" }, { header: "How" }, { header: "Ended" }, { header: "Deployment", numeric: true }, { header: "Way back", numeric: true }, { header: "By" }]}
          rows={over.map(({ id, startedAt, failing, state, reason, deploySeconds, rollbackSeconds, startedBy }) => ({
            key: id,
            cells: [
              <Moment key="when" iso={startedAt} />,
              failing ? "by a failing deployment" : "by hand",
              <span key="ended">
                <StatusMark tone={state === "recorded" ? "success" : "stopped"} word={state === "recorded" ? "recorded" : "stopped"} />
                {reason ? ` ${reason}` : ""}
              </span>,
              deploySeconds === null ? "–" : `${deploySeconds} s`,
              rollbackSeconds === null ? "–" : `${rollbackSeconds} s`,
              startedBy,
            ],
          }))}
        />
      )}
      {isStarting ? <StartDialog environmentId={environmentId} name={name} isSandbox={isSandbox} onClose={() => setIsStarting(false)} /> : null}
    </PanelBox>
  );
}

function Steps({ rehearsal, mayRun }: { rehearsal: RehearsalView; mayRun: boolean }) {
  const router = useRouter();
  const { say, sayProblem } = useNotices();
  const { id, environmentId, state } = rehearsal;
  const { mutate, isPending } = useChange({
    mutationFn: (act: "roll-back" | "stop") => sendJson("POST", `/api/v1/maintenance/rehearsals/${id}/${act}`, undefined, rehearsalViewSchema),
    onSuccess: (view) => {
      say(view.state === "stopped" ? "The rehearsal was given up." : "The way back has begun.");
      router.refresh();
    },
    onError: sayProblem,
  });
  return (
    <>
      <ol className={styles.steps} aria-label="Steps of the rehearsal">
        {rehearsalSteps(rehearsal).map(({ title, mark, detail, operationId }) => (
          <li key={title}>
            <strong>{title}</strong> <StatusMark {...mark} /> {detail}
            {operationId ? (
              <>
                {" "}
                <Link href={operationHref(environmentId, operationId)}>Open the operation</Link>
              </>
            ) : null}
          </li>
        ))}
      </ol>
      {mayRun ? (
        <div className={styles.acts}>
          {state === "deployed" ? (
            <Button variant="primary" loading={isPending} onClick={() => mutate("roll-back")}>
              Roll back to release {rehearsal.fromRelease}
            </Button>
          ) : null}
          <Button disabled={isPending} onClick={() => mutate("stop")}>
            Give it up
          </Button>
        </div>
      ) : null}
    </>
  );
}

function StartDialog({ environmentId, name, isSandbox, onClose }: { environmentId: string; name: string; isSandbox: boolean; onClose: () => void }) {
  const router = useRouter();
  const { say } = useNotices();
  const [failing, setFailing] = useState(false);
  const [note, setNote] = useState("");
  const { mutate, isPending, error } = useChange({
    mutationFn: () => sendJson("POST", "/api/v1/maintenance/rehearsals", { environmentId, failing, note }, rehearsalViewSchema),
    onSuccess: () => {
      say(`The rehearsal in ${name} has begun.`);
      onClose();
      router.refresh();
    },
  });
  return (
    <FormDialog title={`Rehearse a rollback of ${name}`} act="Begin" isSending={isPending} error={error} onSubmit={() => mutate()} onDismiss={onClose}>
      <p>A release is made that only keeps logs for another time, and it is deployed. Then you go back to the one that runs now.</p>
      {isSandbox ? (
        <label className={styles.choice}>
          <input type="checkbox" checked={failing} onChange={(event) => setFailing(event.target.checked)} />
          Let the deployment fail, so that CloudFormation goes back by itself (sandbox only)
        </label>
      ) : null}
      <PlainField label="Note" value={note} onChange={(event) => setNote(event.target.value)} />
    </FormDialog>
  );
}
