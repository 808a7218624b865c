import { lineKey } from "./line-key";

type Line = { id: string; at: Date };
type Part<Of extends Line> = { lines: readonly Of[]; completeFrom: Date | null };

/** Where older lines begin: those before `before`, and those at that very millisecond whose keys (`lineKey`) were not among `seen`. */
export type OlderFrom = { before: Date; seen: readonly string[] };

const MOST_SEEN = 500; // keys of one millisecond in a cursor: some 9 kB, and an address may have 16

/**
 * The newest lines of several groups as one list, newest first. A group that was not read to the end hides what the others have from
 * before the moment up to which it was read: that comes with the next page, or the order would be wrong. `older` is null where
 * nothing is left.
 */
export function mergeGroups<Of extends Line>(parts: readonly Part<Of>[], { wanted, after }: { wanted: number; after: OlderFrom | null }): { lines: Of[]; older: OlderFrom | null } {
  const edges = parts.flatMap(({ completeFrom }) => (completeFrom ? [completeFrom.getTime()] : []));
  const edgeMs = edges.length === 0 ? Number.NEGATIVE_INFINITY : Math.max(...edges);
  const seen = new Set(after?.seen);
  const all = parts
    .flatMap(({ lines }) => lines)
    .filter(({ id, at }) => !(after && at.getTime() === after.before.getTime() && seen.has(lineKey(id))))
    .sort((one, other) => other.at.getTime() - one.at.getTime() || (one.id < other.id ? 1 : -1));
  const known = all.filter(({ at }) => at.getTime() >= edgeMs);
  const lines = known.slice(0, wanted);
  const isAll = lines.length === all.length && edges.length === 0;
  if (isAll) return { lines, older: null };
  const last = lines.at(-1);
  // Nothing matched down to the edge: go on there.
  if (!last || (lines.length === known.length && last.at.getTime() > edgeMs && edges.length > 0)) return { lines, older: { before: new Date(edgeMs), seen: [] } };
  const atLast = [...(after && after.before.getTime() === last.at.getTime() ? after.seen : []), ...lines.filter(({ at }) => at.getTime() === last.at.getTime()).map(({ id }) => lineKey(id))];
  return { lines, older: atLast.length > MOST_SEEN ? { before: new Date(last.at.getTime() - 1), seen: [] } : { before: last.at, seen: atLast } };
}
