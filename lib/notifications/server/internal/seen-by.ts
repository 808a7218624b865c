import "server-only";

import { personIdOrNobody, type Actor } from "@/lib/auth/actor";
import { can } from "@/lib/auth/permission";

/** Whose messages an actor may read: null for everybody's. */
export function seenBy(actor: Actor): string | null {
  if (actor.kind === "system" || can(actor, "notifications:manage")) return null;
  return personIdOrNobody(actor);
}
