import "server-only";

import { ROLES, type Actor } from "@/lib/auth/actor";
import { countOpenTokens, insertToken } from "@/lib/auth/server/api-token-repository";
import { writeAudit } from "@/lib/auth/server/audit-repository";
import { makeBearerToken } from "@/lib/auth/server/bearer-token";
import { inTransaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/shared/app-error";

import type { CreateToken, CreatedToken } from "../own-account-view";
import { requirePerson } from "./require-person";
import { toTokenView } from "./token-view-of";

const DAY_MS = 86_400_000;
const MOST_TOKENS = 100; // of one person; more is a script gone wrong

/** Makes a bearer token with the caller's role or a lesser one; it is shown in this answer and never again. Throws "forbidden", "not-possible". */
export async function createOwnToken(input: { actor: Actor; now: Date } & CreateToken): Promise<CreatedToken> {
  const { now, name, role, expiresInDays } = input;
  const actor = requirePerson(input.actor);
  if (actor.mustChangePassword) throw new AppError("password-change-required", "Choose a password of your own first.");
  if (ROLES.indexOf(role) > ROLES.indexOf(actor.role))
    throw new AppError("forbidden", `You are ${actor.role}; a token of yours cannot be ${role}.`, {
      problems: [{ path: "role", message: `Choose ${actor.role} or less.` }],
    });
  const { token, tokenHash, prefix } = makeBearerToken();
  const expiresAt = expiresInDays === null ? null : new Date(now.getTime() + expiresInDays * DAY_MS);
  return inTransaction(async (tx) => {
    if ((await countOpenTokens(tx, actor.personId)) >= MOST_TOKENS)
      throw new AppError("not-possible", `You have ${MOST_TOKENS} tokens. Revoke one that is no longer used.`);
    const stored = await insertToken(tx, { name, role, personId: actor.personId, expiresAt, tokenHash, prefix });
    await writeAudit(tx, {
      actor,
      action: "token.create",
      outcome: { kind: "done" },
      object: { type: "token", id: stored.id },
      summary: `${actor.name} made the token ${name} (${role}).`,
      details: { role, expiresInDays },
    });
    return { ...toTokenView(stored), token };
  });
}
