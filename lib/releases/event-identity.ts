import { wholeSecond, type PolledEvent, type ToldEvent } from "./stack-event";

/**
 * The feed (EventBridge) and polling (DescribeStackEvents) tell of the same events. The feed is quick, but has no event id and only
 * whole seconds, and may duplicate, reorder or lose; polling is complete and in order. An event is therefore known by what both of
 * them tell, and by the how-manieth of its like it is:
 *
 *   stack, logical id, physical id, status, token  +  occurrence 1, 2, …
 *
 * Polling counts occurrences in AWS's order and has the last word; the feed's are taken on trust until then. `at` is the feed's stamp
 * until polling has confirmed the event, then AWS's own time; `toldAt` stays the feed's stamp, null where the feed has not told of it.
 */
export type StoredEvent = { id: bigint; key: string; occurrence: number; at: Date; toldAt: Date | null; confirmed: boolean };

// A control character keeps the parts apart: none of them can contain it.
const SEPARATOR = "\u001f";

export const identityKey = (event: Pick<ToldEvent, "logicalId" | "physicalId" | "status" | "token">): string =>
  [event.logicalId, event.physicalId, event.status, event.token].join(SEPARATOR);

// EventBridge stamps the envelope when it takes the event, in whole seconds; CloudFormation stamps it when it happens.
const SAME_EVENT_WITHIN_MS = 2_000;

/** "known" names the stored event that the message tells of; null: one that the feed has told of before. */
export type FeedPlace = { kind: "known"; tellsOf: bigint | null } | { kind: "new"; occurrence: number };

/**
 * What to do with one message of the feed, given the stored events of the same key. The feed tells each event once, however late: while
 * it has not told of one that polling has confirmed, a later message is about that one, and no news that would outrank what polling read.
 */
export function placeFeedEvent(event: ToldEvent, stored: readonly StoredEvent[]): FeedPlace {
  const key = identityKey(event);
  const alike = stored.filter((candidate) => candidate.key === key);
  const same = alike.filter((candidate) => isSameTime(candidate.at, event.at) || candidate.toldAt?.getTime() === event.at.getTime());
  if (same.length > 0) return { kind: "known", tellsOf: same.find(({ toldAt }) => toldAt === null)?.id ?? null };
  // The latest, so that an earlier one is left for a message that is late only by a little.
  const untold = alike.filter(({ confirmed, toldAt, at }) => confirmed && toldAt === null && at <= event.at);
  const latest = untold.reduce<StoredEvent | null>((found, candidate) => (found && found.at > candidate.at ? found : candidate), null);
  if (latest) return { kind: "known", tellsOf: latest.id };
  return { kind: "new", occurrence: Math.max(0, ...alike.map((candidate) => candidate.occurrence)) + 1 };
}

const isSameTime = (one: Date, other: Date): boolean => Math.abs(wholeSecond(one) - wholeSecond(other)) <= SAME_EVENT_WITHIN_MS;

/** A polled event's place: a row that the feed brought first and that is now confirmed, or a new one. */
export type PlacedEvent = { event: PolledEvent; position: number; occurrence: number; confirms: bigint | null };

/**
 * Places polled events, oldest first and without a gap after `lastPosition`, among the stored ones. Each like's occurrence goes on
 * counting from those confirmed before. What the feed brought under the same identity is confirmed, not doubled.
 */
export function placePolledEvents(polled: readonly PolledEvent[], stored: readonly StoredEvent[], lastPosition: number): PlacedEvent[] {
  const confirmedCount = new Map<string, number>();
  const unconfirmed = new Map<string, StoredEvent>();
  for (const event of stored) {
    if (event.confirmed) confirmedCount.set(event.key, (confirmedCount.get(event.key) ?? 0) + 1);
    else unconfirmed.set(`${event.key}${SEPARATOR}${event.occurrence}`, event);
  }
  return polled.map((event, index) => {
    const key = identityKey(event);
    const occurrence = (confirmedCount.get(key) ?? 0) + 1;
    confirmedCount.set(key, occurrence);
    const known = unconfirmed.get(`${key}${SEPARATOR}${occurrence}`);
    return { event, position: lastPosition + 1 + index, occurrence, confirms: known?.id ?? null };
  });
}
