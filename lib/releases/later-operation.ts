import type { OperationView } from "./operation-view";

/**
 * What is known of an operation after another report of it, however old that is: the stream repeats itself after a reconnect, and an
 * answer that was on its way while the stream told of a change is of before it.
 */
export function laterOperation(known: OperationView | undefined, heard: OperationView): OperationView {
  if (!known) return heard;
  // AWS's confirmations come between two versions.
  const isLessConfirmed = heard.version === known.version && known.asOf !== null && (heard.asOf === null || heard.asOf < known.asOf);
  return heard.version < known.version || isLessConfirmed ? known : heard;
}
