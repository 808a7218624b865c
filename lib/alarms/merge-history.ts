import type { HistoryEntry } from "./alarm-view";

// What happens at the same moment is told in the order of cause: a release, then the alarm, then what somebody did.
const PLACE: Record<HistoryEntry["kind"], number> = { release: 0, change: 1, act: 2 };

/** Changes of state, acts of people and releases in one line of time, newest first; each list is in that order already and keeps it. */
export const mergeHistory = (...lists: readonly (readonly HistoryEntry[])[]): HistoryEntry[] =>
  lists.flat().sort((a, b) => Date.parse(b.at) - Date.parse(a.at) || PLACE[b.kind] - PLACE[a.kind]);
