import "server-only";

import { inTransaction, type Transaction } from "@/lib/db/transaction";
import { isOwnToken } from "@/lib/aws/mutation-ledger-repository";
import { publishAll } from "@/lib/stream/server/stream-repository";

import { identityKey, placeFeedEvent, placePolledEvents } from "../../event-identity";
import { cancelFate } from "../../cancel-fate";
import { ownEvents, type HoldingOperation } from "../../event-ownership";
import { stackCourse } from "../../stack-course";
import { isAboutStack, type PolledEvent, type ToldEvent } from "../../stack-event";
import { findStackOwner, noteStack, type StackOwner } from "./environment-summary-repository";
import {
  confirmEvent,
  eventViewOf,
  findFirstByToken,
  findLastConfirmed,
  findNewestOfStack,
  insertEvents,
  listAlikeEvents,
  listPositions,
  lockStackEvents,
  noteTold,
  type EventRow,
  type NewEvent,
} from "./event-repository";
import { callToken } from "./call-token";
import { listCancelCalls } from "./find-cancel-fate";
import { noteForeignChange } from "./note-foreign-change";
import { findHoldingOperation } from "./operation-repository";
import { publishEnvironment } from "@/lib/environments/server/publish-environment";

/** What storing came to: the operation that the stack's events now belong to, if one holds it, and how many were new. */
export type StoredEvents = { environmentId: string; operationId: string | null; added: number; endsOperation: boolean };

/**
 * Stores what the feed tells of one stack, oldest first. It is believed for showing, not for settling: polling confirms. Null: not a
 * stack of ours.
 */
export async function storeFeedEvents(stackArn: string, told: readonly ToldEvent[]): Promise<StoredEvents | null> {
  return storing(stackArn, "feed", async (tx, owner, holding) => {
    const alike = await listAlikeEvents(tx, stackArn, told.map(({ logicalId }) => logicalId));
    const fresh: { event: ToldEvent; occurrence: number }[] = [];
    for (const event of told) {
      const place = placeFeedEvent(event, alike);
      if (place.kind === "new") {
        // The next of this message's likes must count it, though it is not stored yet.
        alike.push({ id: 0n, key: identityKey(event), occurrence: place.occurrence, at: event.at, toldAt: event.at, confirmed: false });
        fresh.push({ event, occurrence: place.occurrence });
        continue;
      }
      const known = alike.find(({ id }) => id === place.tellsOf);
      if (!known) continue;
      known.toldAt = event.at;
      await noteTold(tx, known.id, event.at);
    }
    const owned = ownEvents(fresh.map(({ event }) => event), stackArn, holding);
    const rows: NewEvent[] = owned.map(({ event, operationId }, index) => ({
      ...event,
      environmentId: owner.id,
      operationId,
      stackArn,
      occurrence: fresh[index]?.occurrence ?? 1,
      eventId: null,
      position: null,
      source: "feed",
      toldAt: event.at,
    }));
    return insertEvents(tx, rows);
  });
}

/**
 * Stores what polling read: AWS's own list, oldest first, from the last event that is confirmed on. `afterEventId` is the one that
 * the reading went on from; null for the whole list. Reads that overlap are harmless: what is stored already is left out.
 */
export async function storePolledEvents(stackArn: string, polled: readonly PolledEvent[], afterEventId: string | null): Promise<StoredEvents | null> {
  return storing(stackArn, "poll", async (tx, owner, holding) => {
    const last = await findLastConfirmed(tx, stackArn);
    const next = last === null || last.eventId === afterEventId ? polled : polled.slice(polled.findIndex(({ eventId }) => eventId === last.eventId) + 1);
    const alike = await listAlikeEvents(tx, stackArn, next.map(({ logicalId }) => logicalId));
    const owned = ownEvents(next, stackArn, holding);
    const added: NewEvent[] = [];
    for (const [index, place] of placePolledEvents(next, alike, last?.position ?? -1).entries()) {
      const { event, position, occurrence, confirms } = place;
      const operationId = owned[index]?.operationId ?? null;
      if (confirms === null) added.push({ ...event, environmentId: owner.id, operationId, stackArn, position, occurrence, source: "poll", toldAt: null });
      else await confirmEvent(tx, confirms, { eventId: event.eventId, position, at: event.at, reason: event.reason, operationId });
    }
    return insertEvents(tx, added);
  });
}

type LateEvents = {
  stackArn: string;
  operationId: string;
  /** AWS's list, oldest first, from behind `after` on, which is a confirmed event of the operation. */
  listed: readonly PolledEvent[];
  after: string;
};

/**
 * Stores what polling has missed because AWS listed it late, up to the last event that is confirmed: what comes behind that, polling will read.
 * Each stands where AWS has it, right behind the event before it. Answers how many there were.
 */
export async function storeLateEvents({ stackArn, operationId, listed, after }: LateEvents): Promise<number> {
  const stored = await storing(stackArn, "poll", async (tx, owner) => {
    const last = await findLastConfirmed(tx, stackArn);
    const between = listed.slice(0, listed.findIndex(({ eventId }) => eventId === last?.eventId) + 1);
    const positions = await listPositions(tx, stackArn, [after, ...between.map(({ eventId }) => eventId)]);
    const alike = await listAlikeEvents(tx, stackArn, between.map(({ logicalId }) => logicalId));
    const added: NewEvent[] = [];
    let position = positions.get(after) ?? 0;
    for (const event of between) {
      const known = positions.get(event.eventId);
      position = known ?? position;
      if (known !== undefined) continue;
      const same = alike.filter(({ key }) => key === identityKey(event));
      const told = same.find(({ confirmed }) => !confirmed);
      if (told) {
        told.confirmed = true;
        await confirmEvent(tx, told.id, { eventId: event.eventId, position, at: event.at, reason: event.reason, operationId });
        continue;
      }
      const occurrence = Math.max(0, ...same.map((one) => one.occurrence)) + 1;
      alike.push({ id: 0n, key: identityKey(event), occurrence, at: event.at, toldAt: null, confirmed: true });
      added.push({ ...event, environmentId: owner.id, operationId, stackArn, position, occurrence, source: "poll", toldAt: null });
    }
    return insertEvents(tx, added);
  });
  return stored?.added ?? 0;
}

async function storing(
  stackArn: string,
  source: NewEvent["source"],
  store: (tx: Transaction, owner: StackOwner, holding: HoldingOperation | null) => Promise<EventRow[]>,
): Promise<StoredEvents | null> {
  return inTransaction(async (tx) => {
    await lockStackEvents(tx, stackArn);
    const owner = await findStackOwner(tx, stackArn);
    if (!owner) return null;
    const holding = await findHolding(tx, owner.id, stackArn, source);
    const rows = await store(tx, owner, holding);
    await publishAll(
      tx,
      rows.map((row) => ({
        topics: [...(row.operationId ? [`operation:${row.operationId}`] : []), `environment:${owner.id}`],
        event: "stack-event" as const,
        data: { ...eventViewOf(row), operationId: row.operationId, environmentId: owner.id },
      })),
    );
    await noteStatus(tx, owner, stackArn, rows, holding);
    return { environmentId: owner.id, operationId: holding?.id ?? null, added: rows.length, endsOperation: endsOperation(rows, stackArn, holding) };
  });
}

/**
 * With whether it has begun before the events that come now. For polled ones that is so only if polling has passed its beginning: the
 * feed may have told of it, and these may still be what somebody else did before it.
 */
async function findHolding(tx: Transaction, environmentId: string, stackArn: string, source: NewEvent["source"]): Promise<HoldingOperation | null> {
  const operation = await findHoldingOperation(tx, environmentId);
  if (!operation || operation.stackArn !== stackArn) return null;
  const token = callToken(operation.id, "submit");
  const requested = operation.cancelRequestedAt !== null;
  const calls = requested ? await listCancelCalls(tx, operation) : [];
  const beginning = await findFirstByToken(tx, stackArn, token);
  const hasBegun = beginning !== null && (source === "feed" || beginning.position !== null);
  // Whether an unanswered cancel was accepted is asked at the end; whether it may be still to come is all that matters here.
  const cancel = cancelFate({ requested, calls, events: [], stackArn });
  return { id: operation.id, resolvedTo: operation.resolvedTo, cancel, tokens: new Set([token, ...calls.map((call) => call.token)]), hasBegun };
}

/** The stack's own newest event is the status that pages show; an old one that arrives late changes nothing. */
async function noteStatus(tx: Transaction, owner: StackOwner, stackArn: string, rows: readonly EventRow[], holding: HoldingOperation | null): Promise<void> {
  const own = rows.filter((row) => isAboutStack(row, stackArn));
  const newest = own.length === 0 ? null : await findNewestOfStack(tx, stackArn);
  if (!newest) return;
  // An empty shell is made only by a preview, and the ARN is on record only because it was one of ours.
  const isForeign = holding === null && newest.status !== "REVIEW_IN_PROGRESS" && !(await isOwnToken(tx, newest.token)) && own.some((row) => row.id === newest.id);
  if (isForeign) await noteForeignChange(tx, owner, newest.status);
  if (newest.status === owner.stackStatus && !isForeign) return;
  await noteStack(tx, owner.id, { stackStatus: newest.status, stackStatusReason: newest.reason, stackStatusAsOf: new Date() });
  await publishEnvironment(tx, owner.id);
}

function endsOperation(rows: readonly EventRow[], stackArn: string, holding: HoldingOperation | null): boolean {
  if (!holding) return false;
  const own = rows.filter(({ operationId }) => operationId === holding.id);
  return stackCourse(own, stackArn, holding.resolvedTo, holding.cancel).final !== null;
}
