import { wholeSecond } from "./stack-event";

/** A stored event's place: by polling, or, while `position` is null, only by the feed's stamp. */
export type OrderedEvent = { id: bigint; position: number | null; at: Date };

/**
 * Events in the order in which they happened, oldest first, as far as it is known: what polling read by its position, then what only
 * the feed tells. `polledThrough` is AWS's time of the last event that polling read, null: it read none. Up to there polling has read
 * everything, so that what only the feed claims to have happened before is left out: it would outrank what came after.
 */
export function inOrder<Event extends OrderedEvent>(events: readonly Event[], polledThrough: Date | null): Event[] {
  const isNews = (event: Event): boolean => polledThrough === null || wholeSecond(event.at) >= wholeSecond(polledThrough);
  // One that AWS listed late shares its place with the event before it.
  const polled = events.filter(({ position }) => position !== null).sort((a, b) => Number(a.position) - Number(b.position) || byTime(a, b));
  const told = events.filter((event) => event.position === null && isNews(event)).sort(byTime);
  return [...polled, ...told];
}

const byTime = (a: OrderedEvent, b: OrderedEvent): number => a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : 1);
