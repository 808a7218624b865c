import "server-only";

import type { Role } from "@/lib/auth/actor";
import type { Database, Transaction } from "@/lib/db/transaction";

import type { PersonView } from "../person-view";

const SHOWN = {
  id: true,
  email: true,
  name: true,
  role: true,
  mustChangePassword: true,
  disabledAt: true,
  createdAt: true,
} as const;

type Row = {
  id: string;
  email: string;
  name: string;
  role: Role;
  mustChangePassword: boolean;
  disabledAt: Date | null;
  createdAt: Date;
};

/** The views of rows, with when each person was last seen, in one statement more. */
async function toViews(database: Database, rows: Row[]): Promise<PersonView[]> {
  const seen = await database.session.groupBy({ by: ["personId"], where: { personId: { in: rows.map((row) => row.id) } }, _max: { lastSeenAt: true } });
  const lastSeen = new Map(seen.map(({ personId, _max: latest }) => [personId, latest.lastSeenAt]));
  return rows.map((row) => ({
    ...row,
    disabledAt: row.disabledAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    lastSeenAt: lastSeen.get(row.id)?.toISOString() ?? null,
  }));
}

async function toView(database: Database, row: Row): Promise<PersonView> {
  const [view] = await toViews(database, [row]);
  if (!view) throw new Error("a row has a view");
  return view;
}

/** In the order in which they were added; `after` is the id of the last one of the page before. */
export async function listPersons(database: Database, page: { after: string | null; limit: number }): Promise<PersonView[]> {
  const rows = await database.person.findMany({
    where: page.after === null ? {} : { id: { gt: page.after } },
    select: SHOWN,
    orderBy: { id: "asc" },
    take: page.limit,
  });
  return toViews(database, rows);
}

export const countPersons = (database: Database): Promise<number> => database.person.count();

export async function findPerson(database: Database, personId: string): Promise<PersonView | null> {
  const row = await database.person.findUnique({ where: { id: personId }, select: SHOWN });
  return row && toView(database, row);
}

/** Null where the e-mail address belongs to somebody. */
export async function insertPerson(
  database: Database,
  person: { email: string; name: string; role: Role; passwordHash: string },
): Promise<PersonView | null> {
  const inserted = await database.person.createMany({ data: [{ ...person, mustChangePassword: true }], skipDuplicates: true });
  if (inserted.count === 0) return null;
  return toView(database, await database.person.findUniqueOrThrow({ where: { email: person.email }, select: SHOWN }));
}

export async function updatePerson(
  database: Database,
  personId: string,
  data: { name?: string; role?: Role; disabledAt?: Date | null },
): Promise<PersonView> {
  return toView(database, await database.person.update({ where: { id: personId }, data, select: SHOWN }));
}

export async function deletePerson(database: Database, personId: string): Promise<void> {
  await database.person.delete({ where: { id: personId } });
}

/**
 * Ids of the administrators who can sign in, locked until the transaction ends: two of them who demote each other at the same moment
 * come one after the other.
 */
export async function lockAdministrators(tx: Transaction): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM person WHERE role = 'admin' AND disabled_at IS NULL ORDER BY id FOR UPDATE`;
  return rows.map((row) => row.id);
}
