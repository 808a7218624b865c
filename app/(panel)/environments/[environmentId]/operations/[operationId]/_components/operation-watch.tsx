"use client";

import { useQuery } from "@tanstack/react-query";

import { LiveMark } from "@/components/live/live-mark";
import { useLiveQuerySync } from "@/components/live/use-live-query-sync";
import { useLiveState } from "@/components/live/use-live-state";
import { countsSeconds, operationHeadline } from "@/components/releases/operation-headline";
import { observedOperation } from "@/components/releases/observed-operation";
import { operationPhases } from "@/components/releases/operation-phases";
import { OperationProgress, type ProgressTone } from "@/components/releases/operation-progress";
import { PhaseSteps } from "@/components/releases/phase-steps";
import { PreviewPanel } from "@/components/releases/preview-panel";
import { remainingNowSeconds } from "@/components/releases/remaining-time";
import { useNow } from "@/components/ui/reader-clock";
import { Stack } from "@/components/ui/stack";
import { hasEnded } from "@/lib/releases/operation-state";
import type { OperationView } from "@/lib/releases/operation-view";
import { operationEventsQuery, operationQuery } from "@/lib/releases/queries";

import { OperationArrival } from "./operation-arrival";
import { OperationEvents } from "./operation-events";
import { OperationFacts } from "./operation-facts";
import { OperationHead } from "./operation-head";
import { OperationOutcome } from "./operation-outcome";
import { OperationTimeline } from "./operation-timeline";
import { OperationTitle } from "./operation-title";
import styles from "./operation-watch.module.css";

const WITHOUT_STREAM_POLL_MS = 5_000;
const MENDING_POLL_MS = 30_000; // what the stream may have lost, should it ever
const TICK_MS = 1_000;
const AT_REST_TICK_MS = 3_600_000;

/** An operation as it happens. The page renders it from the seeded cache; the stream, or polling without it, moves it. */
export function OperationWatch({ environmentId, operationId, releaseNote, mayRun }: { environmentId: string; operationId: string; releaseNote: string | null; mayRun: boolean }) {
  useLiveQuerySync({ environmentId, operationId });
  const live = useLiveState().kind === "live";
  const { data: settled, dataUpdatedAt } = useQuery(operationQuery(operationId));
  const moving = settled !== undefined && countsSeconds(settled.state);
  const { data: events = [] } = useQuery({ ...operationEventsQuery(operationId), refetchInterval: moving ? (live ? MENDING_POLL_MS : WITHOUT_STREAM_POLL_MS) : false });
  const nowMs = useNow(moving ? TICK_MS : AT_REST_TICK_MS);
  if (!settled) return null; // the page seeds it; only a cache that was thrown away has none, and then it is on its way

  const operation = observedOperation(settled, events, new Date(nowMs));
  const over = hasEnded(operation.state);
  const headline = operationHeadline(operation);
  const isFresh = operation.state === "running" && events.length > 0; // reckoned this second, from the events
  const remaining = operation.progress ? remainingNowSeconds(operation.progress.remainingSeconds, isFresh ? 0 : nowMs - dataUpdatedAt) : null;
  const hasRun = operation.startedAt !== null || operation.state === "running";
  return (
    <Stack>
      <OperationTitle operation={operation} />
      <OperationHead operation={operation} headline={headline} nowMs={nowMs} mayRun={mayRun} liveMark={<LiveMark />} />
      <PhaseSteps phases={operationPhases(operation, new Date(nowMs))} />
      {hasRun ? <OperationProgress progress={operation.progress} tone={progressTone(operation, headline.tone)} takenBack={operation.state === "rolled-back" || operation.state === "cancelled"} remainingSeconds={remaining} /> : null}
      <OperationOutcome operation={operation} headline={headline} mayRun={mayRun} />
      {operation.state === "succeeded" && hasRun ? <OperationArrival operation={operation} /> : null}
      {hasRun ? null : (
        <>
          {operation.preview ? <PreviewPanel operation={operation} preview={operation.preview} mayRun={mayRun} /> : null}
          <OperationFacts operation={operation} releaseNote={releaseNote} />
        </>
      )}
      {hasRun ? (
        <>
          <div className={styles.board}>
            <OperationTimeline operation={operation} events={events} nowMs={over ? null : nowMs} />
            <div className={styles.beside}>
              <Stack>
                <OperationEvents events={events} environmentId={environmentId} />
                <OperationFacts operation={operation} releaseNote={releaseNote} />
              </Stack>
            </div>
          </div>
          {operation.preview ? <PreviewPanel operation={operation} preview={operation.preview} mayRun={mayRun} /> : null}
        </>
      ) : null}
    </Stack>
  );
}

function progressTone(operation: OperationView, tone: string): ProgressTone {
  if (!hasEnded(operation.state)) return tone === "in-progress" ? "moving" : "undoing";
  if (operation.state === "cancelled") return "stopped";
  return operation.state === "succeeded" ? "over" : "failed";
}
