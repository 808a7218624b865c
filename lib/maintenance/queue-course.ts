export type QueueCourse = { now: number | null; peak: number | null; goesDown: boolean };

const DRAINED_SHARE = 0.5; // what has lost half of its peak is being worked off

/** How a queue went over a time, by its highest in each hour, oldest first. It goes down where, after its peak, it fell to half of it; one that never had anything waiting does. */
export function queueCourse(highest: readonly number[]): QueueCourse {
  const peak = highest.length === 0 ? null : Math.max(...highest);
  if (peak === null) return { now: null, peak: null, goesDown: false };
  const after = highest.slice(highest.lastIndexOf(peak));
  return { now: highest.at(-1) ?? null, peak, goesDown: peak === 0 || Math.min(...after) <= peak * DRAINED_SHARE };
}
