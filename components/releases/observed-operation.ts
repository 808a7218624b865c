import type { OperationView, StackEventView } from "@/lib/releases/operation-view";
import { bearsStackName } from "@/lib/releases/stack-event";

/**
 * A running operation with what its events say on top: they arrive within a second, while the stack itself is asked seldom. What has
 * ended is left as it was settled.
 */
export function observedOperation(operation: OperationView, events: readonly StackEventView[]): OperationView {
  const newest = events.at(-1);
  if (operation.state !== "running" || !newest) return operation;
  const aboutStack = events.findLast((event) => bearsStackName(event, operation.stackName));
  const heardMs = Math.max(Date.parse(operation.asOf ?? newest.at), ...events.slice(-20).map(({ at }) => Date.parse(at)));
  return { ...operation, stackStatus: aboutStack?.status ?? operation.stackStatus, asOf: new Date(heardMs).toISOString() };
}
