import "server-only";

import type { Database } from "@/lib/db/transaction";

export type LaunchAccount = { id: string; name: string; regions: string[]; stackNamePrefix: string };

/** Null: no such account connection. */
export async function findLaunchAccount(database: Database, accountId: string): Promise<LaunchAccount | null> {
  return database.accountConnection.findUnique({ where: { id: accountId }, select: { id: true, name: true, regions: true, stackNamePrefix: true } });
}

export type NewEnvironment = {
  name: string;
  system: string;
  option: string;
  stage: string;
  accountId: string;
  region: string;
  stackName: string;
  protected: boolean;
  tags: Record<string, string>;
  createdBy: string;
};

/** Answers its id; null where the name, or the stack's name in that account and region, is taken. */
export async function insertEnvironment(tx: Database, environment: NewEnvironment): Promise<string | null> {
  const rows = await tx.environment.createManyAndReturn({ data: environment, skipDuplicates: true, select: { id: true } });
  return rows[0]?.id ?? null;
}
