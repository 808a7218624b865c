const SAME_MOMENT_MS = 1_000; // the feed gives milliseconds, other answers may give whole seconds

/** How an alarm stands, and what people's acts hang on it. */
export type KnownState = { state: string; since: Date };
export type HeardState = { state: string; since: Date };

/**
 * What a heard state means for what is known. "same": nothing new; "late": a change that lies before what is known, worth a line of history
 * only; "again": it left this state and came back, unheard, so that nobody knows whether it was OK meanwhile; "changed": the alarm moved. Feed, poll and history tell of the same change in any order.
 */
export function advanceAlarm(known: KnownState | null, heard: HeardState): { kind: "first" } | { kind: "same" } | { kind: "late" } | { kind: "again" } | { kind: "changed"; endsAcknowledgement: boolean } {
  if (known === null) return { kind: "first" };
  const laterMs = heard.since.getTime() - known.since.getTime();
  if (heard.state === known.state) return Math.abs(laterMs) <= SAME_MOMENT_MS ? { kind: "same" } : laterMs < 0 ? { kind: "late" } : { kind: "again" };
  if (laterMs < -SAME_MOMENT_MS) return { kind: "late" };
  return { kind: "changed", endsAcknowledgement: heard.state === "OK" };
}
