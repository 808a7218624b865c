import "server-only";

import type { Actor } from "@/lib/auth/actor";
import { writeAudit } from "@/lib/auth/server/audit-repository";
import { revokeSessions } from "@/lib/auth/server/session-repository";
import { inTransaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/shared/app-error";

import { requirePerson } from "./require-person";

/** Ends one of the caller's sessions, which may be the one that asks. Throws "forbidden", "not-found". */
export async function endOwnSession(input: { actor: Actor; sessionId: string; now: Date }): Promise<void> {
  const { sessionId, now } = input;
  const actor = requirePerson(input.actor);
  await inTransaction(async (tx) => {
    const ended = await revokeSessions(tx, { personId: actor.personId, only: sessionId, now });
    if (ended === 0) throw new AppError("not-found", "You have no such session, or it is over.");
    await writeAudit(tx, {
      actor,
      action: "session.end",
      outcome: { kind: "done" },
      object: { type: "session", id: sessionId },
      summary: `${actor.name} ended one of their sessions.`,
    });
  });
}

/** Ends all of the caller's sessions but the one that asks. Throws "forbidden". */
export async function endOtherSessions(input: { actor: Actor; now: Date }): Promise<void> {
  const actor = requirePerson(input.actor);
  await inTransaction(async (tx) => {
    const ended = await revokeSessions(tx, { personId: actor.personId, except: actor.sessionId, now: input.now });
    if (ended === 0) return;
    await writeAudit(tx, {
      actor,
      action: "session.end",
      outcome: { kind: "done" },
      object: { type: "person", id: actor.personId },
      summary: `${actor.name} ended all their other sessions.`,
      details: { sessionsEnded: ended },
    });
  });
}
