import "server-only";

import { z } from "zod";

import type { Actor } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import { database } from "@/lib/db/transaction";
import { decodeCursor, encodeCursor } from "@/lib/http/cursor";
import type { Page, PageQuery } from "@/lib/shared/page";

import type { StackEventView } from "../operation-view";
import { countOperationEvents, eventViewOf, listOperationEvents as listRows } from "./internal/event-repository";

/** Events only ever come to an operation's end, so that how many were shown is a place to go on from. */
const placeSchema = z.tuple([z.int().nonnegative().max(1_000_000)]);

/** An operation's stored events, oldest first; those that polling has not confirmed yet come last. Throws "invalid-cursor". */
export async function listOperationEvents({ actor, operationId, cursor, limit }: { actor: Actor; operationId: string } & PageQuery): Promise<Page<StackEventView>> {
  authorize(actor, "environments:read");
  const [after] = cursor === undefined ? [0] : decodeCursor(cursor, placeSchema);
  const [rows, total] = await Promise.all([listRows(database(), operationId, { after, take: limit }), countOperationEvents(database(), operationId)]);
  const shown = after + rows.length;
  return { items: rows.map(eventViewOf), nextCursor: rows.length > 0 && shown < total ? encodeCursor([shown]) : null, total };
}
