import "server-only";

import { z } from "zod";

import { database, type Transaction } from "@/lib/db/transaction";

import { REHEARSAL_STATES, type RehearsalState } from "../../rehearsal";

export type RehearsalRecord = {
  id: string;
  environmentId: string;
  state: RehearsalState;
  failing: boolean;
  fromRelease: number;
  harmlessRelease: number | null;
  deployOperationId: string | null;
  rollbackOperationId: string | null;
  /** When somebody took the way back; its operation is named a moment later. */
  rollbackAskedAt: Date | null;
  deploySeconds: number | null;
  rollbackSeconds: number | null;
  reason: string | null;
  note: string;
  startedBy: string;
  startedAt: Date;
  endedAt: Date | null;
};

const stateSchema = z.enum(REHEARSAL_STATES);
const toRecord = <Row extends { state: string }>(row: Row) => ({ ...row, state: stateSchema.parse(row.state) });

/** Newest first. */
export async function listRehearsalRecords(environmentId: string, atMost: number): Promise<RehearsalRecord[]> {
  return (await database().rehearsal.findMany({ where: { environmentId }, orderBy: { startedAt: "desc" }, take: atMost })).map(toRecord);
}

/** Of all environments, the longest at work first. */
export async function listRehearsalsAtWork(): Promise<RehearsalRecord[]> {
  return (await database().rehearsal.findMany({ where: { endedAt: null }, orderBy: { startedAt: "asc" } })).map(toRecord);
}

/** The last ones in these environments that were gone through to their end, newest first. */
export async function listRecordedRehearsals(environmentIds: readonly string[], atMost: number): Promise<RehearsalRecord[]> {
  return (await database().rehearsal.findMany({ where: { environmentId: { in: [...environmentIds] }, state: "recorded" }, orderBy: { endedAt: "desc" }, take: atMost })).map(toRecord);
}

export async function findRehearsal(id: string): Promise<RehearsalRecord | null> {
  const row = await database().rehearsal.findUnique({ where: { id } });
  return row && toRecord(row);
}

type NewRehearsal = Pick<RehearsalRecord, "environmentId" | "failing" | "fromRelease" | "note" | "startedBy" | "startedAt">;

/** Its id; null where one is at work in the environment. */
export async function insertRehearsal(tx: Transaction, rehearsal: NewRehearsal): Promise<string | null> {
  const [made] = await tx.rehearsal.createManyAndReturn({ data: [{ ...rehearsal, state: "deploying" }], skipDuplicates: true, select: { id: true } });
  return made?.id ?? null;
}

type Change = Partial<Pick<RehearsalRecord, "state" | "harmlessRelease" | "deployOperationId" | "rollbackOperationId" | "rollbackAskedAt" | "deploySeconds" | "rollbackSeconds" | "reason" | "endedAt">>;

/** False where it has left that state meanwhile. */
export async function moveRehearsal(tx: Transaction, { id, state }: Pick<RehearsalRecord, "id" | "state">, change: Change): Promise<boolean> {
  return (await tx.rehearsal.updateMany({ where: { id, state }, data: change })).count === 1;
}
