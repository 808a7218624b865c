import "server-only";

import type { Actor } from "@/lib/auth/actor";
import { can } from "@/lib/auth/permission";

const NOBODY = "00000000-0000-0000-0000-000000000000";

/** Whose messages an actor may read: null for everybody's. */
export function seenBy(actor: Actor): string | null {
  if (actor.kind === "system" || can(actor, "notifications:manage")) return null;
  return actor.personId ?? NOBODY;
}
