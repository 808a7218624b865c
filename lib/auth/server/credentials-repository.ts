import "server-only";

import type { Database } from "@/lib/db/transaction";

import type { Role } from "../actor";

export type StoredCredentials = {
  personId: string;
  email: string;
  name: string;
  role: Role;
  passwordHash: string;
  mustChangePassword: boolean;
  disabled: boolean;
};

const COLUMNS = { id: true, email: true, name: true, role: true, passwordHash: true, mustChangePassword: true, disabledAt: true } as const;
type Row = Omit<StoredCredentials, "personId" | "disabled"> & { id: string; disabledAt: Date | null };

const toCredentials = ({ id, disabledAt, ...row }: Row): StoredCredentials => ({ ...row, personId: id, disabled: disabledAt !== null });

/** `email` in lower case, as it is kept. */
export async function findCredentialsByEmail(database: Database, email: string): Promise<StoredCredentials | null> {
  const row = await database.person.findUnique({ where: { email }, select: COLUMNS });
  return row && toCredentials(row);
}

export async function findCredentials(database: Database, personId: string): Promise<StoredCredentials | null> {
  const row = await database.person.findUnique({ where: { id: personId }, select: COLUMNS });
  return row && toCredentials(row);
}

export async function storePassword(
  database: Database,
  change: { personId: string; passwordHash: string; mustChangePassword: boolean },
): Promise<void> {
  const { personId, ...data } = change;
  await database.person.update({ where: { id: personId }, data });
}
