import "server-only";

import { actorName, type Actor } from "@/lib/auth/actor";
import { can } from "@/lib/auth/permission";
import { revokeToken as revokeStoredToken } from "@/lib/auth/server/api-token-repository";
import { writeAudit } from "@/lib/auth/server/audit-repository";
import { inTransaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/shared/app-error";

import { requirePerson } from "./require-person";

/** Revokes a token of the caller's own or, for who manages people, any. Throws "forbidden", "not-found". */
export async function revokeToken(input: { actor: Actor; tokenId: string; now: Date }): Promise<void> {
  const { actor, tokenId, now } = input;
  const personId = can(actor, "people:manage") ? null : requirePerson(actor).personId;
  await inTransaction(async (tx) => {
    const token = await revokeStoredToken(tx, { id: tokenId, personId, now });
    if (!token) throw new AppError("not-found", "There is no such token, or it is revoked already.");
    await writeAudit(tx, {
      actor,
      action: "token.revoke",
      outcome: { kind: "done" },
      object: { type: "token", id: token.id },
      summary: `${actorName(actor)} revoked the token ${token.name}${token.person === null ? "" : ` of ${token.person.name}`}.`,
    });
  });
}
