import "server-only";

import type { Database, Transaction } from "@/lib/db/transaction";

import { identityKey, type StoredEvent } from "../../event-identity";
import type { StackEventView } from "../../operation-view";

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
    select: { id: true, logicalId: true, physicalId: true, status: true, token: true, occurrence: true, at: true, eventId: true },
  });
  return rows.map((row) => ({ id: row.id, key: identityKey(row), occurrence: row.occurrence, at: row.at, confirmed: row.eventId !== null }));
}

/** Up to where polling has read this stack's history; null: not at all. */
export async function findLastConfirmed(tx: Database, stackArn: string): Promise<{ eventId: string; position: number } | null> {
  const row = await tx.stackEvent.findFirst({ where: { stackArn, position: { not: null } }, orderBy: { position: "desc" }, select: { eventId: true, position: true } });
  return row?.eventId !== undefined && row.eventId !== null && row.position !== null ? { eventId: row.eventId, position: row.position } : null;
}

export type NewEvent = Omit<EventRow, "id"> & { environmentId: string; stackArn: string; occurrence: number; source: "feed" | "poll" };

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

/** Polling has had the last word on this stack up to `through`: what only the feed claims until then never happened. */
export async function deleteUnconfirmed(tx: Database, stackArn: string, through: Date): Promise<number> {
  return (await tx.stackEvent.deleteMany({ where: { stackArn, eventId: null, at: { lte: through } } })).count;
}

/** An operation's events, oldest first; those that polling has not confirmed come last, as they arrived. */
export async function listOperationEvents(database: Database, operationId: string): Promise<EventRow[]> {
  return database.stackEvent.findMany({ where: { operationId }, orderBy: [{ position: { sort: "asc", nulls: "last" } }, { at: "asc" }, { id: "asc" }], select });
}

/** How far a list of events was shown: up to which confirmed one, and up to which of those that were not confirmed. */
export type EventPlace = { confirmed: { position: number; id: bigint } | null; unconfirmedId: bigint | null };

/** The events after a place: confirmed ones by their place in the stack's history, then the others as they arrived. */
export async function listEventsAfter(database: Database, operationId: string, { confirmed, unconfirmedId }: EventPlace, take: number): Promise<EventRow[]> {
  const later = confirmed
    ? [{ position: { gt: confirmed.position } }, { position: confirmed.position, id: { gt: confirmed.id } }]
    : [{ position: { not: null } }];
  return database.stackEvent.findMany({
    where: { operationId, OR: [...later, { position: null, ...(unconfirmedId === null ? {} : { id: { gt: unconfirmedId } }) }] },
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

/** The newest event about the stack itself: what only the feed has told yet is newer than what polling has confirmed. */
export async function findNewestOfStack(tx: Database, stackArn: string): Promise<EventRow | null> {
  return tx.stackEvent.findFirst({
    where: { stackArn, physicalId: stackArn, resourceType: "AWS::CloudFormation::Stack" },
    orderBy: [{ position: { sort: "desc", nulls: "first" } }, { at: "desc" }, { id: "desc" }],
    select,
  });
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
