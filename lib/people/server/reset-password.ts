import "server-only";

import type { Actor } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import { writeAudit } from "@/lib/auth/server/audit-repository";
import { storePassword } from "@/lib/auth/server/credentials-repository";
import { hashPassword } from "@/lib/auth/server/password-hash";
import { revokeSessions } from "@/lib/auth/server/session-repository";
import { inTransaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/shared/app-error";

import type { PersonWithPassword } from "../person-view";
import { makeOneTimePassword } from "./one-time-password";
import { findPerson } from "./person-repository";

/** Gives somebody a one-time password and ends all their sessions; their tokens stay. Throws "forbidden", "not-found". */
export async function resetPassword(input: { actor: Actor; personId: string; now: Date }): Promise<PersonWithPassword> {
  const { actor, personId, now } = input;
  authorize(actor, "people:manage");
  const oneTimePassword = makeOneTimePassword();
  const passwordHash = await hashPassword(oneTimePassword);
  return inTransaction(async (tx) => {
    const person = await findPerson(tx, personId);
    if (!person) throw new AppError("not-found", "There is no such person.");
    await storePassword(tx, { personId, passwordHash, mustChangePassword: true });
    const ended = await revokeSessions(tx, { personId, now });
    await writeAudit(tx, {
      actor,
      action: "person.reset-password",
      outcome: { kind: "done" },
      object: { type: "person", id: personId },
      summary: `Reset the password of ${person.name} (${person.email}).`,
      details: { sessionsEnded: ended },
    });
    return { person: { ...person, mustChangePassword: true }, oneTimePassword };
  });
}
