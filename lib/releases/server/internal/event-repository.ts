import "server-only";

import type { Database, Transaction } from "@/lib/db/transaction";

import { identityKey, type StoredEvent } from "../../event-identity";
import { inOrder } from "../../event-order";
import type { StackEventView } from "../../operation-view";
import { wholeSecond } from "../../stack-event";

export type EventRow = {
  id: bigint;
  operationId: string | null;
  logicalId: string;
  physicalId: string;
  resourceType: string;
  status: string;
  reason: string | null;
  token: string;
  at: Date;
  eventId: string | null;
  position: number | null;
};

const select = {
  id: true,
  operationId: true,
  logicalId: true,
  physicalId: true,
  resourceType: true,
  status: true,
  reason: true,
  token: true,
  at: true,
  eventId: true,
  position: true,
} as const;

/** Waits for whoever else stores events of this stack: occurrences are counted, so only one may count at a time. */
export async function lockStackEvents(tx: Transaction, stackArn: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${stackArn}, 7140002))`;
}

/** Stored events of these resources, as identity sees them. */
export async function listAlikeEvents(tx: Database, stackArn: string, logicalIds: readonly string[]): Promise<StoredEvent[]> {
  const rows = await tx.stackEvent.findMany({
    where: { stackArn, logicalId: { in: [...new Set(logicalIds)] } },
    select: { id: true, logicalId: true, physicalId: true, status: true, token: true, occurrence: true, at: true, toldAt: true, eventId: true },
  });
  return rows.map(({ eventId, ...row }) => ({ id: row.id, key: identityKey(row), occurrence: row.occurrence, at: row.at, toldAt: row.toldAt, confirmed: eventId !== null }));
}

/** Up to where polling has read this stack's history; null: not at all. */
export async function findLastConfirmed(tx: Database, stackArn: string): Promise<{ eventId: string; position: number; at: Date } | null> {
  const row = await tx.stackEvent.findFirst({
    where: { stackArn, position: { not: null } },
    orderBy: { position: "desc" },
    select: { eventId: true, position: true, at: true },
  });
  return row?.eventId !== undefined && row.eventId !== null && row.position !== null ? { eventId: row.eventId, position: row.position, at: row.at } : null;
}

/** Places of those of these events that polling has read, by AWS's id. */
export async function listPositions(tx: Database, stackArn: string, eventIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await tx.stackEvent.findMany({ where: { stackArn, eventId: { in: [...eventIds] } }, select: { eventId: true, position: true } });
  return new Map(rows.flatMap(({ eventId, position }): [string, number][] => (eventId !== null && position !== null ? [[eventId, position]] : [])));
}

/** `toldAt`: the feed's stamp, null where polling brings it. */
export type NewEvent = Omit<EventRow, "id"> & { environmentId: string; stackArn: string; occurrence: number; source: "feed" | "poll"; toldAt: Date | null };

/** Answers the rows as stored, in the order given. An identity that exists already is left as it is. */
export async function insertEvents(tx: Database, events: readonly NewEvent[]): Promise<EventRow[]> {
  if (events.length === 0) return [];
  return tx.stackEvent.createManyAndReturn({ data: [...events], skipDuplicates: true, select });
}

/** Gives what the feed brought AWS's own id, exact time and place. */
export async function confirmEvent(
  tx: Database,
  id: bigint,
  { eventId, position, at, reason, operationId }: Pick<EventRow, "eventId" | "position" | "at" | "reason" | "operationId">,
): Promise<void> {
  await tx.stackEvent.update({ where: { id }, data: { eventId, position, at, reason, operationId }, select: { id: true } });
}

/** The feed has told of an event that polling had read before. */
export async function noteTold(tx: Database, id: bigint, toldAt: Date): Promise<void> {
  await tx.stackEvent.update({ where: { id }, data: { toldAt }, select: { id: true } });
}

/** Polling has had the last word on an operation, which ended at `through`: what only the feed claims of it, or until then, never happened. */
export async function deleteUnconfirmed(tx: Database, { operationId, stackArn, through }: { operationId: string; stackArn: string; through: Date }): Promise<void> {
  await tx.stackEvent.deleteMany({ where: { stackArn, eventId: null, OR: [{ at: { lte: through } }, { operationId }] } });
}

/** An operation's events, oldest first (`inOrder`). */
export async function listOperationEvents(database: Database, operationId: string): Promise<EventRow[]> {
  const events = await database.stackEvent.findMany({ where: { operationId }, select });
  return inOrder(events, await findPolledThrough(database, operationId));
}

/** AWS's time of the last event of an operation that polling has read; null: none. */
async function findPolledThrough(database: Database, operationId: string): Promise<Date | null> {
  const last = await database.stackEvent.findFirst({ where: { operationId, position: { not: null } }, orderBy: { position: "desc" }, select: { at: true } });
  return last?.at ?? null;
}

/** How far a list of events was shown: up to which confirmed one, and up to which of those that were not confirmed. */
export type EventPlace = { confirmed: { position: number; id: bigint } | null; unconfirmedId: bigint | null };

/**
 * The events after a place: confirmed ones by their place in the stack's history, then the others as they arrived, less those that polling
 * has shown never to have happened (`inOrder`).
 */
export async function listEventsAfter(database: Database, operationId: string, { confirmed, unconfirmedId }: EventPlace, take: number): Promise<EventRow[]> {
  const later = confirmed
    ? [{ position: { gt: confirmed.position } }, { position: confirmed.position, id: { gt: confirmed.id } }]
    : [{ position: { not: null } }];
  const polledThrough = await findPolledThrough(database, operationId);
  const isNews = { position: null, ...(polledThrough ? { at: { gte: new Date(wholeSecond(polledThrough)) } } : {}) };
  return database.stackEvent.findMany({
    where: { operationId, OR: [...later, { ...isNews, ...(unconfirmedId === null ? {} : { id: { gt: unconfirmedId } }) }] },
    orderBy: [{ position: { sort: "asc", nulls: "last" } }, { id: "asc" }],
    take,
    select,
  });
}

export async function countOperationEvents(database: Database, operationId: string): Promise<number> {
  return database.stackEvent.count({ where: { operationId } });
}

/** The first event that bears this token: where an operation begins in its stack's history. */
export async function findFirstByToken(tx: Database, stackArn: string, token: string): Promise<EventRow | null> {
  return tx.stackEvent.findFirst({
    where: { stackArn, token },
    orderBy: [{ position: { sort: "asc", nulls: "last" } }, { at: "asc" }, { id: "asc" }],
    select,
  });
}

/** The newest event about the stack itself (`inOrder`). */
export async function findNewestOfStack(tx: Database, stackArn: string): Promise<EventRow | null> {
  const aboutStack = { stackArn, physicalId: stackArn, resourceType: "AWS::CloudFormation::Stack" };
  const polled = await tx.stackEvent.findFirst({ where: { ...aboutStack, position: { not: null } }, orderBy: { position: "desc" }, select });
  const told = await tx.stackEvent.findMany({ where: { ...aboutStack, position: null }, select });
  return inOrder([...(polled ? [polled] : []), ...told], (await findLastConfirmed(tx, stackArn))?.at ?? null).at(-1) ?? null;
}

export const eventViewOf = (row: EventRow): StackEventView => ({
  id: row.id.toString(),
  logicalId: row.logicalId,
  physicalId: row.physicalId,
  resourceType: row.resourceType,
  status: row.status,
  reason: row.reason,
  at: row.at.toISOString(),
  confirmed: row.eventId !== null,
});

/** Each resource's newest event, where that is a failure: what a stack that stands still has not got done, and AWS's own consequences of it. */
export async function listLastFailures(database: Database, stackArn: string): Promise<{ logicalId: string; resourceType: string; reason: string | null }[]> {
  return database.$queryRaw<{ logicalId: string; resourceType: string; reason: string | null }[]>`
    SELECT logical_id AS "logicalId", resource_type AS "resourceType", reason
    FROM (
      SELECT DISTINCT ON (logical_id) logical_id, resource_type, physical_id, status, reason
      FROM stack_event WHERE stack_arn = ${stackArn}
      ORDER BY logical_id, position DESC NULLS FIRST, id DESC
    ) newest
    WHERE status LIKE '%\_FAILED' AND physical_id <> ${stackArn}
    ORDER BY logical_id`;
}
