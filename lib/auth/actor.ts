/** Ordered from least to most: each role may do all that the one before it may. */
export const ROLES = ["viewer", "operator", "admin"] as const;
export type Role = (typeof ROLES)[number];

/**
 * Who asks. `person` came by a session, `token` by a bearer token (with the token's role, never more than its owner's), `system` is
 * the worker or a schedule. Use cases take one; nothing below them knows it.
 */
export type Actor =
  | { kind: "person"; personId: string; sessionId: string; name: string; role: Role; mustChangePassword: boolean }
  | { kind: "token"; tokenId: string; personId: string | null; name: string; role: Role }
  | { kind: "system"; name: string };

/** How the actor stands in lists and in the audit. */
export const actorName = (actor: Actor): string => actor.name;

/** The person behind the actor: a token acts for the one who made it. Null: nobody. */
export const personIdOf = (actor: Actor): string | null => (actor.kind === "system" ? null : actor.personId);

const NOBODY = "00000000-0000-0000-0000-000000000000";

/** The same for questions about "me": where no person stands behind the actor, an id that nobody has, so that nothing is theirs. */
export const personIdOrNobody = (actor: Actor): string => personIdOf(actor) ?? NOBODY;

/** The id that the audit and idempotency keys are bound to; null for the system. */
export function actorId(actor: Actor): string | null {
  switch (actor.kind) {
    case "person":
      return actor.personId;
    case "token":
      return actor.tokenId;
    case "system":
      return null;
  }
}
