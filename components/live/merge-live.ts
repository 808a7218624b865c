import { hasEnded } from "@/lib/releases/operation-state";
import type { OperationView, Progress, StackEventView } from "@/lib/releases/operation-view";

export function mergeProgress(cached: OperationView | undefined, progress: Progress): OperationView | undefined {
  return cached && !hasEnded(cached.state) ? { ...cached, progress } : cached;
}

/**
 * Adds an event, or replaces what polling has since confirmed, in the order that the API gives: confirmed ones by AWS's time, then those
 * that only the feed told, as they came. The feed's times are whole seconds, so sorting by them would put ends before beginnings.
 */
export function mergeEvent(cached: readonly StackEventView[] | undefined, incoming: StackEventView): StackEventView[] | undefined {
  if (!cached) return undefined; // not read yet: the first read will hold it
  const known = cached.findIndex(({ id }) => id === incoming.id);
  if (!incoming.confirmed) return known < 0 ? [...cached, incoming] : [...cached]; // a replayed message says nothing new
  const others = known < 0 ? [...cached] : cached.toSpliced(known, 1);
  const before = others.findLastIndex((event) => event.confirmed && isNotLater(event, incoming));
  return others.toSpliced(before + 1, 0, incoming);
}

/** Ids are numbers in text and may be longer than a number holds: compare by length first. */
const isNotLater = (a: StackEventView, b: StackEventView): boolean =>
  (Date.parse(a.at) - Date.parse(b.at) || a.id.length - b.id.length || a.id.localeCompare(b.id)) <= 0;
