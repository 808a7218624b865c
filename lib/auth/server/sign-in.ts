import "server-only";

import { database, inTransaction } from "@/lib/db/transaction";
import { log } from "@/lib/env/log";

import type { Actor } from "../actor";
import { PASSWORD_MAX_LENGTH } from "../password-rule";
import { writeAudit } from "./audit-repository";
import { findCredentialsByEmail, type StoredCredentials } from "./credentials-repository";
import { checkAgainstNobody, passwordMatches } from "./password-hash";
import { SESSION_SECONDS } from "./session-cookie";
import { insertSession, loadSessionActor, revokeSessions } from "./session-repository";
import { clearSignInTries, countSignInTry } from "./sign-in-limit-repository";

export type SignInResult =
  | { kind: "signed-in"; sessionId: string }
  /** Unknown, wrong or disabled: one answer, after the same time. */
  | { kind: "refused" }
  | { kind: "limited"; retryAfterSeconds: number };

const DOOR: Actor = { kind: "system", name: "Sign-in" };
const USER_AGENT_LENGTH = 400;

/** Checks an e-mail address and password and opens a new session. `endSessionId` is the one the browser came with, which ends here. */
export async function signIn(input: {
  email: string;
  password: string;
  address: string | null;
  userAgent: string | null;
  endSessionId: string | null;
  now: Date;
}): Promise<SignInResult> {
  const email = input.email.trim().toLowerCase();
  const admission = await countSignInTry(email, input.address);
  if (admission.kind === "limited") return admission;

  const person = await findCredentialsByEmail(database(), email);
  if (!(await isRight(input.password, person)) || !person || person.disabled) {
    // Not waited for: the write would tell a known address from an unknown one by its time.
    if (person) void auditRefusedSignIn(person);
    return { kind: "refused" };
  }
  await clearSignInTries(email);
  return { kind: "signed-in", sessionId: await openSession(person, input) };
}

/** The cost of hashing is paid whoever asks; a password longer than any that can be set is hashed short. */
function isRight(password: string, person: StoredCredentials | null): Promise<boolean> {
  const tried = password.slice(0, PASSWORD_MAX_LENGTH * 2);
  return person ? passwordMatches(tried, person.passwordHash) : checkAgainstNobody(tried);
}

async function openSession(
  person: StoredCredentials,
  input: { userAgent: string | null; endSessionId: string | null; now: Date },
): Promise<string> {
  const { now, endSessionId } = input;
  const userAgent = input.userAgent?.slice(0, USER_AGENT_LENGTH) ?? null;
  const before = endSessionId === null ? null : await loadSessionActor(endSessionId);
  return inTransaction(async (tx) => {
    if (before?.kind === "person") await revokeSessions(tx, { personId: before.personId, only: before.sessionId, now });
    const expiresAt = new Date(now.getTime() + SESSION_SECONDS * 1_000);
    const sessionId = await insertSession(tx, { personId: person.personId, userAgent, now, expiresAt });
    const { personId, name, role, mustChangePassword } = person;
    await writeAudit(tx, {
      actor: { kind: "person", personId, sessionId, name, role, mustChangePassword },
      action: "session.sign-in",
      outcome: { kind: "done" },
      object: { type: "session", id: sessionId },
      summary: `${person.name} signed in.`,
    });
    return sessionId;
  });
}

async function auditRefusedSignIn(person: StoredCredentials): Promise<void> {
  const entry = {
    actor: DOOR,
    action: "session.sign-in",
    outcome: { kind: "refused", code: "wrong-password" },
    object: { type: "person", id: person.personId },
    summary: person.disabled ? `Somebody tried to sign in as ${person.name}, who is disabled.` : `A wrong password was given for ${person.name}.`,
  } as const;
  await writeAudit(database(), entry).catch((error: unknown) => log().error({ err: error, ...entry }, "a refused sign-in was not audited"));
}
