import "server-only";

import { writeAudit } from "@/lib/auth/server/audit-repository";
import { hashPassword } from "@/lib/auth/server/password-hash";
import { inTransaction } from "@/lib/db/transaction";

import { makeOneTimePassword } from "./one-time-password";
import { countPersons, insertPerson } from "./person-repository";

const EMAIL = "admin@localhost";

export type FirstAdministrator = { kind: "created"; email: string; oneTimePassword: string } | { kind: "exists" };

/** On an empty database, makes the first person, with a password that only this answer holds. Safe to repeat, also at the same moment. */
export async function ensureFirstAdministrator(): Promise<FirstAdministrator> {
  return inTransaction(async (tx): Promise<FirstAdministrator> => {
    if ((await countPersons(tx)) > 0) return { kind: "exists" };
    const oneTimePassword = makeOneTimePassword();
    const passwordHash = await hashPassword(oneTimePassword);
    const person = await insertPerson(tx, { email: EMAIL, name: "Administrator", role: "admin", passwordHash });
    if (!person) return { kind: "exists" };
    await writeAudit(tx, {
      actor: { kind: "system", name: "First start" },
      action: "person.add",
      outcome: { kind: "done" },
      object: { type: "person", id: person.id },
      summary: `Added the first administrator, ${EMAIL}.`,
      details: { role: "admin" },
    });
    return { kind: "created", email: EMAIL, oneTimePassword };
  });
}
