"use client";

import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";

import { actObstacle } from "@/components/releases/act-obstacle";
import { secondsBetween } from "@/components/releases/deployment-words";
import { environmentHref } from "@/components/releases/hrefs";
import type { OperationHeadline } from "@/components/releases/operation-headline";
import { useAct } from "@/components/releases/use-act";
import { ActButton } from "@/components/ui/act-button";
import { formatAge, formatDuration } from "@/components/ui/format-time";
import { Moment } from "@/components/ui/moment";
import { PageHead } from "@/components/ui/page-head";
import { StatusMark } from "@/components/ui/status-mark";
import { holdsStack } from "@/lib/releases/operation-state";
import type { OperationView } from "@/lib/releases/operation-view";
import { legalActsQuery } from "@/lib/releases/queries";

import styles from "./operation-head.module.css";

const STALE_AFTER_MS = 60_000; // without the feed, twenty stacks under a budget of one call a second are each asked every 20 s

type OperationHeadProps = { operation: OperationView; headline: OperationHeadline; nowMs: number; mayRun: boolean; liveMark: ReactNode };

/** Is it going well, since when, how old is what we know, and how to stop it. */
export function OperationHead({ operation, headline, nowMs, mayRun, liveMark }: OperationHeadProps) {
  const { environmentId, environmentName } = operation;
  const tookSeconds = secondsBetween(operation.startedAt, operation.endedAt);
  const ageMs = operation.asOf === null ? null : nowMs - Date.parse(operation.asOf);
  const stale = operation.state === "running" && ageMs !== null && ageMs > STALE_AFTER_MS;
  return (
    <div>
      <PageHead
        trail={[{ label: environmentName, href: environmentHref(environmentId) }, { label: "Operations", href: `${environmentHref(environmentId)}/operations` }]}
        title={headline.title}
        actions={<CancelButton operation={operation} mayRun={mayRun} />}
      />
      <div className={styles.line}>
        <StatusMark tone={headline.tone} word={headline.word} large />
        <span className={styles.by}>
          {operation.startedAt ? "started" : "asked for"} <Moment iso={operation.startedAt ?? operation.requestedAt} /> by {operation.requestedBy}
          {tookSeconds === null ? null : `, took ${formatDuration(tookSeconds)}`}
        </span>
        {liveMark}
      </div>
      {stale ? (
        <output className={styles.stale}>
          <StatusMark tone="warning" word={`AWS last confirmed this ${formatAge(ageMs / 1_000)} ago.`} /> It goes on in AWS meanwhile; Pilothouse keeps asking.
        </output>
      ) : null}
    </div>
  );
}

/** What cancelling will do stands on the button; once it cannot be done, there is none. */
function CancelButton({ operation, mayRun }: { operation: OperationView; mayRun: boolean }) {
  const { data } = useQuery({ ...legalActsQuery(operation.environmentId), enabled: holdsStack(operation.state) });
  const { run, dialog } = useAct({ id: operation.environmentId, name: operation.environmentName }, data?.stackStatus ?? null);
  const cancel = data?.acts.find(({ act }) => act === "cancel");
  // A dialog that is open stays, also when the operation ends meanwhile: the answer then says so.
  if (!holdsStack(operation.state) || !cancel || cancel.operationId !== operation.id) return dialog;
  return (
    <>
      <ActButton obstacle={actObstacle(cancel, mayRun)} onClick={() => run(cancel)}>
        {`${cancel.label}…`}
      </ActButton>
      {dialog}
    </>
  );
}
