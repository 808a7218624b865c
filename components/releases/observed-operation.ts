import type { OperationView, StackEventView } from "@/lib/releases/operation-view";
import { operationProgress } from "@/lib/releases/progress";
import { bearsStackName } from "@/lib/releases/stack-event";

/**
 * A running operation with what its events say on top: they arrive within a second, while the stack itself is asked seldom; and progress
 * goes on by the clock while a resource takes its time. What has ended is left as it was settled.
 */
export function observedOperation(operation: OperationView, events: readonly StackEventView[], now: Date): OperationView {
  const newest = events.at(-1);
  if (operation.state !== "running" || !newest) return operation;
  const aboutStack = events.findLast((event) => bearsStackName(event, operation.stackName));
  const heardMs = Math.max(Date.parse(operation.asOf ?? newest.at), ...events.slice(-20).map(({ at }) => Date.parse(at)));
  const startedAt = operation.startedAt === null ? null : new Date(operation.startedAt);
  const changes = operation.preview?.changes ?? [];
  const isPaceKnown = operation.preview !== null && operation.preview.expectedSeconds !== null;
  const progress = operationProgress({ changes, isPaceKnown, events, stackName: operation.stackName, startedAt, now, hasEnded: false });
  return { ...operation, stackStatus: aboutStack?.status ?? operation.stackStatus, progress, asOf: new Date(heardMs).toISOString() };
}
