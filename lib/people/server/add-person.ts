import "server-only";

import type { Actor } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import { writeAudit } from "@/lib/auth/server/audit-repository";
import { hashPassword } from "@/lib/auth/server/password-hash";
import { inTransaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/shared/app-error";

import type { AddPerson, PersonWithPassword } from "../person-view";
import { makeOneTimePassword } from "./one-time-password";
import { insertPerson } from "./person-repository";

/** Adds somebody with a one-time password, which nothing keeps. Throws "forbidden", "name-taken". */
export async function addPerson({ actor, ...wanted }: { actor: Actor } & AddPerson): Promise<PersonWithPassword> {
  authorize(actor, "people:manage");
  const oneTimePassword = makeOneTimePassword();
  const passwordHash = await hashPassword(oneTimePassword);
  return inTransaction(async (tx) => {
    const person = await insertPerson(tx, { ...wanted, passwordHash });
    if (!person)
      throw new AppError("name-taken", `${wanted.email} belongs to somebody already.`, {
        problems: [{ path: "email", message: "Use another address, or reset that person's password." }],
      });
    await writeAudit(tx, {
      actor,
      action: "person.add",
      outcome: { kind: "done" },
      object: { type: "person", id: person.id },
      summary: `Added ${person.name} (${person.email}) as ${person.role}.`,
      details: { role: person.role },
    });
    return { person, oneTimePassword };
  });
}
