import "server-only";

import type { Actor } from "@/lib/auth/actor";
import { passwordProblem } from "@/lib/auth/password-rule";
import { writeAudit } from "@/lib/auth/server/audit-repository";
import { findCredentials, storePassword } from "@/lib/auth/server/credentials-repository";
import { hashPassword, passwordMatches } from "@/lib/auth/server/password-hash";
import { revokeSessions } from "@/lib/auth/server/session-repository";
import { clearSignInTries, countSignInTry } from "@/lib/auth/server/sign-in-limit-repository";
import { database, inTransaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/shared/app-error";

import type { ChangePassword } from "../own-account-view";
import { requirePerson } from "./require-person";

/**
 * Sets the caller's password after checking the present one, and ends all their other sessions. Tries count like tries to sign in.
 * Throws "forbidden", "rate-limited", "wrong-password", "weak-password".
 */
export async function changeOwnPassword(input: { actor: Actor; now: Date } & ChangePassword): Promise<void> {
  const { now, currentPassword, newPassword } = input;
  const actor = requirePerson(input.actor);
  const stored = await findCredentials(database(), actor.personId);
  if (!stored) throw new AppError("not-found", "There is no such person.");
  const admission = await countSignInTry(stored.email, null);
  if (admission.kind === "limited") throw new AppError("rate-limited", "Too many tries. Try again in 15 minutes.");
  if (!(await passwordMatches(currentPassword, stored.passwordHash)))
    throw new AppError("wrong-password", "The present password is not right.", {
      problems: [{ path: "currentPassword", message: "This is not the password you signed in with." }],
    });
  await clearSignInTries(stored.email);
  const problem = newPassword === currentPassword ? "Choose one that differs from the present password." : passwordProblem(newPassword, stored);
  if (problem !== null) throw new AppError("weak-password", problem, { problems: [{ path: "newPassword", message: problem }] });

  const passwordHash = await hashPassword(newPassword);
  await inTransaction(async (tx) => {
    await storePassword(tx, { personId: actor.personId, passwordHash, mustChangePassword: false });
    const ended = await revokeSessions(tx, { personId: actor.personId, except: actor.sessionId, now });
    await writeAudit(tx, {
      actor,
      action: "password.change",
      outcome: { kind: "done" },
      object: { type: "person", id: actor.personId },
      summary: `${actor.name} changed their password.`,
      details: { otherSessionsEnded: ended },
    });
  });
}
