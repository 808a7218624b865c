import "server-only";

import { z } from "zod";

import type { Actor } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import { database } from "@/lib/db/transaction";
import { decodeCursor, encodeCursor } from "@/lib/http/cursor";
import type { Page, PageQuery } from "@/lib/shared/page";

import type { StackEventView } from "../operation-view";
import { countOperationEvents, eventViewOf, listEventsAfter, type EventPlace, type EventRow } from "./internal/event-repository";

const idSchema = z.string().regex(/^\d{1,18}$/).transform(BigInt);
/** Position and id of the last confirmed event shown, id of the last unconfirmed one. */
const placeSchema = z.tuple([z.int32().nonnegative().nullable(), idSchema.nullable(), idSchema.nullable()]);

/**
 * An operation's stored events, oldest first; those that polling has not confirmed yet come last. None is skipped where polling
 * confirms some between two pages: one that was shown unconfirmed comes once more, with its id, as confirmed. Throws "invalid-cursor".
 */
export async function listOperationEvents({ actor, operationId, cursor, limit }: { actor: Actor; operationId: string } & PageQuery): Promise<Page<StackEventView>> {
  authorize(actor, "environments:read");
  const after = cursor === undefined ? { confirmed: null, unconfirmedId: null } : readCursor(cursor);
  const [rows, total] = await Promise.all([listEventsAfter(database(), operationId, after, limit + 1), countOperationEvents(database(), operationId)]);
  const shown = rows.slice(0, limit);
  return { items: shown.map(eventViewOf), nextCursor: rows.length > limit ? cursorAfter(after, shown) : null, total };
}

function readCursor(cursor: string): EventPlace {
  const [position, id, unconfirmedId] = decodeCursor(cursor, placeSchema);
  return { confirmed: position === null || id === null ? null : { position, id }, unconfirmedId };
}

function cursorAfter(before: EventPlace, shown: readonly EventRow[]): string {
  const last = shown.findLast(({ position }) => position !== null);
  const confirmed = last === undefined || last.position === null ? before.confirmed : { position: last.position, id: last.id };
  const unconfirmedId = shown.findLast(({ position }) => position === null)?.id ?? before.unconfirmedId;
  return encodeCursor([confirmed?.position ?? null, confirmed?.id.toString() ?? null, unconfirmedId?.toString() ?? null]);
}
