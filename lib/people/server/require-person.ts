import "server-only";

import type { Actor } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import { AppError } from "@/lib/shared/app-error";

export type SignedInPerson = Extract<Actor, { kind: "person" }>;

/**
 * For what a person does with their own account. A token may not: one that could make tokens or end sessions would outlive its own
 * revocation. Throws "forbidden".
 */
export function requirePerson(actor: Actor): SignedInPerson {
  authorize(actor, "own-account:manage");
  if (actor.kind !== "person") throw new AppError("forbidden", "Only a signed-in person can do this, not a token.");
  return actor;
}
