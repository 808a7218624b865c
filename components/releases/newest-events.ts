import type { StackEventView } from "@/lib/releases/operation-view";

/**
 * The newest events, newest first, without repetitions: CloudFormation says "in progress" once when it begins and again when the
 * resource has an id, which tells a reader nothing new.
 */
export function newestEvents(events: readonly StackEventView[], most: number): StackEventView[] {
  const saidBy = new Map<string, string>();
  const told = events.filter(({ logicalId, status }) => {
    const repeats = saidBy.get(logicalId) === status;
    saidBy.set(logicalId, status);
    return !repeats;
  });
  return told.slice(-most).toReversed();
}
