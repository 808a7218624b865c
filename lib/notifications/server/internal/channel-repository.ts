import "server-only";

import { z } from "zod";

import { literalLike } from "@/lib/db/literal-like";
import type { Database, Transaction } from "@/lib/db/transaction";

import { CHANNEL_KINDS, type ChannelKind } from "../../channel-input";

export type ChannelRecord = {
  id: string;
  name: string;
  kind: ChannelKind;
  address: string;
  recipients: string[];
  sealed: string | null;
  pausedAt: Date | null;
  createdBy: string;
  createdAt: Date;
};

const kindSchema = z.enum(CHANNEL_KINDS);
const toRecord = <Row extends { kind: string }>(row: Row): Row & { kind: ChannelKind } => ({ ...row, kind: kindSchema.parse(row.kind) });

/** By name. */
export async function findChannels(database: Database): Promise<ChannelRecord[]> {
  return (await database.notificationChannel.findMany({ orderBy: { name: "asc" } })).map(toRecord);
}

export async function findChannel(database: Database, id: string): Promise<ChannelRecord | null> {
  const row = await database.notificationChannel.findUnique({ where: { id } });
  return row && toRecord(row);
}

/**
 * One writer of channels and rules at a time, until the transaction ends: names are compared with all others, an address is sealed together
 * with the key it had, and rules are replaced as a whole.
 */
export async function lockChannels(tx: Transaction): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('notification channels', 0))`;
}

/** Names differ by more than case. */
export async function isChannelNameTaken(tx: Transaction, name: string, exceptId: string | null): Promise<boolean> {
  return (await tx.notificationChannel.count({ where: { name: { equals: literalLike(name), mode: "insensitive" }, ...(exceptId === null ? {} : { id: { not: exceptId } }) } })) > 0;
}

type Values = Pick<ChannelRecord, "name" | "address" | "recipients" | "sealed">;

export async function insertChannel(tx: Transaction, channel: Values & { kind: ChannelKind; createdBy: string }): Promise<ChannelRecord> {
  return toRecord(await tx.notificationChannel.create({ data: channel }));
}

export async function updateChannel(tx: Transaction, id: string, change: Partial<Values & { pausedAt: Date | null }>): Promise<ChannelRecord> {
  return toRecord(await tx.notificationChannel.update({ where: { id }, data: change }));
}

/** With its rules and what waits for it. Throws where there is none. */
export async function deleteChannel(tx: Transaction, id: string): Promise<void> {
  await tx.notificationChannel.delete({ where: { id } });
}
