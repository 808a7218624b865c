import type { Notice, Severity } from "@/lib/notifications/notice";

import type { OperationKind, OperationState } from "./operation-state";

/** What of an operation a notice is made from. */
export type OperationNews = {
  id: string;
  kind: OperationKind;
  state: OperationState;
  release: number | null;
  requestedBy: string;
  stateReason: string | null;
  rootCause: { logicalId: string; reason: string } | null;
  environment: { id: string; name: string };
};

/** What people hear of an operation that has come to this state; null: nothing that anybody waits for. */
export function operationNotice(operation: OperationNews, now: Date): Notice | null {
  const news = newsOf(operation);
  if (news === null) return null;
  const { id, environment, state } = operation;
  return {
    ...news,
    environment: { id: environment.id, name: environment.name },
    path: `/environments/${environment.id}/operations/${id}`,
    key: `operation:${id}:${state}`,
    at: now.toISOString(),
  };
}

type News = { kind: "operation" | "approval"; severity: Severity; title: string; text: string };

function newsOf(operation: OperationNews): News | null {
  const what = `${operation.environment.name}: ${wordsOf(operation)}`;
  const why = [operation.stateReason, causeOf(operation)].filter((sentence) => sentence !== null).join(" ");
  const news = (severity: Severity, ending: string, next: string): News => ({ kind: "operation", severity, title: `${what} ${ending}`, text: `${why} ${next}`.trim() });
  switch (operation.state) {
    case "previewed":
      return { kind: "approval", severity: "info", title: `${what} waits for a decision`, text: `${operation.requestedBy} asked for it. Look at the preview, then run or discard it.` };
    case "succeeded":
      return news("info", "succeeded", "");
    case "rolled-back":
      return news("warning", "was rolled back", "What ran before runs again. See the cause before the next try.");
    case "failed":
      return news("warning", "failed", "See the cause and the ways on.");
    case "stuck":
      return news("critical", "is stuck", "AWS cannot go on by itself: somebody has to choose how.");
    case "needs-human":
      return news("critical", "needs a person", "Nobody can tell whether AWS took it; nothing else can run on the stack until somebody has settled it.");
    case "queued":
    case "previewing":
    case "submitting":
    case "running":
    case "unknown":
    case "cancelled":
    case "no-changes":
    case "discarded":
    case "expired":
    case "stale":
      return null;
  }
}

function wordsOf({ kind, release }: OperationNews): string {
  const number = release === null ? "" : ` ${release}`;
  switch (kind) {
    case "deploy":
      return `release${number}`;
    case "rollback":
      return `rollback to release${number}`;
    case "continue-rollback":
      return "the continued rollback";
    case "retry":
      return "the retry";
    case "delete":
      return "the deletion";
  }
}

function causeOf({ rootCause }: OperationNews): string | null {
  return rootCause && rootCause.reason !== "" ? `First to fail was ${rootCause.logicalId}: “${rootCause.reason}”.` : null;
}
