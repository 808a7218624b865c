import "server-only";

import { inTransaction } from "@/lib/db/transaction";

import { writeAudit } from "./audit-repository";
import { loadSessionActor, revokeSessions } from "./session-repository";

/** Ends one session; safe to repeat, and of no effect on a session that is over. */
export async function signOut(sessionId: string, now: Date): Promise<void> {
  const actor = await loadSessionActor(sessionId);
  if (actor?.kind !== "person") return;
  await inTransaction(async (tx) => {
    await revokeSessions(tx, { personId: actor.personId, only: sessionId, now });
    await writeAudit(tx, {
      actor,
      action: "session.sign-out",
      outcome: { kind: "done" },
      object: { type: "session", id: sessionId },
      summary: `${actor.name} signed out.`,
    });
  });
}
