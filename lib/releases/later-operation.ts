import type { OperationState } from "./operation-state";
import type { OperationView } from "./operation-view";

/** How far each state is along the way; an operation never comes back to an earlier one. */
const STAGE: Record<OperationState, number> = {
  queued: 0,
  previewing: 1,
  previewed: 2,
  submitting: 3,
  unknown: 3,
  "needs-human": 3,
  running: 4,
  succeeded: 5,
  "rolled-back": 5,
  cancelled: 5,
  failed: 5,
  stuck: 5,
  "no-changes": 5,
  discarded: 5,
  expired: 5,
  stale: 5,
};

/**
 * What is known of an operation after another report of it, however old that is: the stream repeats itself after a reconnect, and an
 * answer that was on its way while the stream told of a change is of before it.
 */
export function laterOperation(known: OperationView | undefined, heard: OperationView): OperationView {
  if (!known) return heard;
  const isOlder =
    STAGE[heard.state] < STAGE[known.state] ||
    (known.cancelRequestedAt !== null && heard.cancelRequestedAt === null) ||
    (heard.state === known.state && known.asOf !== null && (heard.asOf === null || heard.asOf < known.asOf));
  return isOlder ? known : heard;
}
