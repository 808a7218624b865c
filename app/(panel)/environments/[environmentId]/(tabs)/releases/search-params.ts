import { z } from "zod";

import type { ListShape, ListStateOf } from "@/components/ui/list-state";
import { releaseNumberSchema } from "@/lib/releases/release-view";

/** Newest first. `from` and `to` are the two releases that are compared above the list; they stay while it is paged. */
export const RELEASE_LIST = { filters: ["from", "to"], sorts: ["-number"], defaultSort: "-number", pageSize: 20 } as const satisfies ListShape<string, string>;
export type ReleaseListState = ListStateOf<typeof RELEASE_LIST>;

export type ComparedReleases = { from: number; to: number };

const schema = z.object({ from: releaseNumberSchema, to: releaseNumberSchema });

/** ?from=6&to=9: the two releases to compare, the earlier first. Null: none chosen, or not two different numbers. */
export function comparedReleases({ filters }: ReleaseListState): ComparedReleases | null {
  const parsed = schema.safeParse(filters);
  if (!parsed.success || parsed.data.from === parsed.data.to) return null;
  const { from, to } = parsed.data;
  return { from: Math.min(from, to), to: Math.max(from, to) };
}

/** The same page of the list, with these two compared above it; null: none. */
export const comparing = (state: ReleaseListState, compared: ComparedReleases | null): ReleaseListState => ({
  ...state,
  filters: compared ? { from: String(compared.from), to: String(compared.to) } : {},
});
