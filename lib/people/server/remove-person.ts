import "server-only";

import type { Actor } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import { writeAudit } from "@/lib/auth/server/audit-repository";
import { inTransaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/shared/app-error";

import { keepAnAdministrator } from "./keep-an-administrator";
import { deletePerson, findPerson } from "./person-repository";

/**
 * Removes somebody with their sessions and tokens. What they did stays, under their name, in the audit and in what they made.
 * Throws "forbidden", "not-found", "last-admin", and "not-possible" for oneself.
 */
export async function removePerson({ actor, personId }: { actor: Actor; personId: string }): Promise<void> {
  authorize(actor, "people:manage");
  if (actor.kind === "person" && actor.personId === personId)
    throw new AppError("not-possible", "You cannot remove yourself. Another administrator can.");
  await inTransaction(async (tx) => {
    await keepAnAdministrator(tx, personId);
    const person = await findPerson(tx, personId);
    if (!person) throw new AppError("not-found", "There is no such person.");
    await deletePerson(tx, personId);
    await writeAudit(tx, {
      actor,
      action: "person.remove",
      outcome: { kind: "done" },
      object: { type: "person", id: personId },
      summary: `Removed ${person.name} (${person.email}), who was ${person.role}.`,
    });
  });
}
