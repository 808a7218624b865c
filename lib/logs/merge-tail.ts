type Line = { id: string; at: string };

/** Newest first: what came since before what was there, each line once, late ones in their place; the oldest fall off past `most`. */
export function mergeTail<Of extends Line>(known: readonly Of[], arrived: readonly Of[], most: number): Of[] {
  const ids = new Set(known.map(({ id }) => id));
  const added = arrived.filter(({ id }) => !ids.has(id));
  if (added.length === 0) return [...known];
  return [...added, ...known].sort((one, other) => (one.at === other.at ? (one.id < other.id ? 1 : -1) : one.at < other.at ? 1 : -1)).slice(0, most);
}
