import "server-only";

import { z } from "zod";

import type { Prisma } from "@/lib/db/generated/client";
import type { Database, Transaction } from "@/lib/db/transaction";

import { CHANNEL_KINDS, type ChannelKind } from "../../channel-input";
import { DELIVERY_STATES, type DeliveryQuery, type DeliveryView } from "../../delivery-view";
import { noticeSchema, type Notice } from "../../notice";
import type { Attempt } from "../../retry-pause";
import { targetColumns, type Target } from "./target";

const kindSchema = z.enum(CHANNEL_KINDS);
const stateSchema = z.enum(DELIVERY_STATES);
const noticesSchema = z.array(noticeSchema);

type Row = Prisma.NotificationDeliveryGetPayload<object>;

export async function insertDelivery(
  tx: Transaction,
  { target, targetName, targetKind, testOf, notices, now }: { target: Target; targetName: string; targetKind: ChannelKind; testOf: string | null; notices: Notice[]; now: Date },
): Promise<string> {
  const { id } = await tx.notificationDelivery.create({
    data: { ...targetColumns(target), targetName, targetKind, testOf, notices, noticeCount: notices.length, createdAt: now },
    select: { id: true },
  });
  return id;
}

/** When messages to somebody were made since a moment; tests do not count. */
export async function listSentSince(tx: Transaction, target: Target, since: Date): Promise<number[]> {
  const rows = await tx.notificationDelivery.findMany({ where: { ...targetColumns(target), testOf: null, createdAt: { gt: since } }, select: { createdAt: true } });
  return rows.map(({ createdAt }) => createdAt.getTime());
}

export type DeliveryToSend = { channelId: string | null; personId: string | null; notices: Notice[]; attempts: number };

/** Null: it was sent or given up, or there is none. */
export async function findDeliveryToSend(database: Database, id: string): Promise<DeliveryToSend | null> {
  const row = await database.notificationDelivery.findFirst({ where: { id, state: "waiting" } });
  return row && { channelId: row.channelId, personId: row.personId, notices: noticesSchema.parse(row.notices), attempts: row.attempts };
}

/** `willRetry`: another try follows, so that it waits on. */
export async function noteAttempt(database: Database, id: string, { attempt, willRetry, now }: { attempt: Attempt; willRetry: boolean; now: Date }): Promise<void> {
  const isSent = attempt.kind === "sent";
  await database.notificationDelivery.update({
    where: { id },
    data: {
      state: isSent ? "sent" : willRetry ? "waiting" : "failed",
      attempts: { increment: 1 },
      responseStatus: attempt.responseStatus,
      reason: isSent ? null : attempt.reason,
      lastTriedAt: now,
      ...(isSent ? { sentAt: now } : {}),
    },
  });
}

type Filter = Pick<DeliveryQuery, "channelId" | "state"> & { /** Null: everybody's. */ personId: string | null };
const whereOf = ({ channelId, state, personId }: Filter): Prisma.NotificationDeliveryWhereInput => ({ channelId, state, ...(personId === null ? {} : { personId }) });

/** Newest first; ids grow with time. */
export async function listDeliveryRows(database: Database, { filter, before, limit }: { filter: Filter; before: string | null; limit: number }): Promise<DeliveryView[]> {
  const rows = await database.notificationDelivery.findMany({
    where: { AND: [whereOf(filter), before === null ? {} : { id: { lt: before } }] },
    orderBy: { id: "desc" },
    take: limit,
  });
  return rows.map(toView);
}

export const countDeliveries = (database: Database, filter: Filter): Promise<number> => database.notificationDelivery.count({ where: whereOf(filter) });

export async function findDelivery(database: Database, id: string, personId: string | null): Promise<DeliveryView | null> {
  const row = await database.notificationDelivery.findFirst({ where: { id, ...(personId === null ? {} : { personId }) } });
  return row && toView(row);
}

export async function deleteDeliveriesBefore(tx: Transaction, before: Date): Promise<void> {
  await tx.notificationDelivery.deleteMany({ where: { createdAt: { lt: before } } });
}

function toView(row: Row): DeliveryView {
  return {
    id: row.id,
    channelId: row.channelId,
    target: row.targetName,
    kind: kindSchema.parse(row.targetKind),
    isTest: row.testOf !== null,
    notices: noticesSchema.parse(row.notices),
    state: stateSchema.parse(row.state),
    attempts: row.attempts,
    responseStatus: row.responseStatus,
    reason: row.reason,
    createdAt: row.createdAt.toISOString(),
    lastTriedAt: row.lastTriedAt?.toISOString() ?? null,
    sentAt: row.sentAt?.toISOString() ?? null,
  };
}
