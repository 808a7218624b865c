import { z } from "zod";

import { releaseNumberSchema } from "@/lib/releases/release-view";

export type SearchParams = Readonly<Record<string, string | string[] | undefined>>;
export type ComparedReleases = { from: number; to: number };

const schema = z.object({ from: releaseNumberSchema, to: releaseNumberSchema });

/** ?from=6&to=9: the two releases to compare, the earlier first. Null: none chosen, or not two different numbers. */
export function parseComparison(params: SearchParams): ComparedReleases | null {
  const parsed = schema.safeParse(params);
  if (!parsed.success || parsed.data.from === parsed.data.to) return null;
  const { from, to } = parsed.data;
  return { from: Math.min(from, to), to: Math.max(from, to) };
}
