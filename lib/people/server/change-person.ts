import "server-only";

import type { Actor } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import { writeAudit } from "@/lib/auth/server/audit-repository";
import { revokeSessions } from "@/lib/auth/server/session-repository";
import { inTransaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/shared/app-error";

import type { ChangePerson, PersonView } from "../person-view";
import { keepAnAdministrator } from "./keep-an-administrator";
import { findPerson, updatePerson } from "./person-repository";

/**
 * Changes name or role, disables or enables. What changes about somebody's rights holds from their next request on; disabling ends
 * their sessions and stops their tokens. Throws "forbidden", "not-found", "last-admin".
 */
export async function changePerson(input: { actor: Actor; personId: string; now: Date } & ChangePerson): Promise<PersonView> {
  const { actor, personId, now, name, role, disabled } = input;
  authorize(actor, "people:manage");
  return inTransaction(async (tx) => {
    const losesAdministration = disabled === true || (role !== undefined && role !== "admin");
    if (losesAdministration) await keepAnAdministrator(tx, personId);
    const before = await findPerson(tx, personId);
    if (!before) throw new AppError("not-found", "There is no such person.");

    const disabledAt = disabled === undefined ? undefined : disabled ? new Date(before.disabledAt ?? now) : null;
    const person = await updatePerson(tx, personId, { name, role, disabledAt });
    if (disabled === true) await revokeSessions(tx, { personId, now });
    const changes = describeChanges(before, person);
    if (changes.length > 0)
      await writeAudit(tx, {
        actor,
        action: "person.change",
        outcome: { kind: "done" },
        object: { type: "person", id: personId },
        summary: `Changed ${person.name} (${person.email}): ${changes.join(", ")}.`,
        details: { role: person.role, disabled: person.disabledAt !== null },
      });
    return person;
  });
}

function describeChanges(before: PersonView, after: PersonView): string[] {
  const changes: string[] = [];
  if (before.name !== after.name) changes.push(`name from ${before.name} to ${after.name}`);
  if (before.role !== after.role) changes.push(`role from ${before.role} to ${after.role}`);
  if ((before.disabledAt === null) !== (after.disabledAt === null)) changes.push(after.disabledAt === null ? "enabled" : "disabled");
  return changes;
}
