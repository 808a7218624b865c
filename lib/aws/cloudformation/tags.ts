import "server-only";

import type { Tag } from "@aws-sdk/client-cloudformation";

/** A record without a prototype's keys: a tag named `__proto__` is data like any other. */
export function tagsOf(tags: readonly Tag[] | undefined): Record<string, string> {
  return Object.fromEntries((tags ?? []).flatMap(({ Key, Value }) => (Key ? [[Key, Value ?? ""] as const] : [])));
}

export const toTags = (tags: Record<string, string>): Tag[] => Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
