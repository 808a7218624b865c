import "server-only";

import { z } from "zod";

import type { Actor } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import { database } from "@/lib/db/transaction";
import { decodeCursor, encodeCursor } from "@/lib/http/cursor";
import type { Page } from "@/lib/shared/page";

import type { DeliveryQuery, DeliveryView } from "../delivery-view";
import { countDeliveries, listDeliveryRows } from "./internal/delivery-repository";
import { seenBy } from "./internal/seen-by";

const cursorSchema = z.tuple([z.uuid()]);

/** What was sent, newest first: administrators see all, others what went to themselves. Throws "forbidden", "invalid-cursor". */
export async function listDeliveries({ actor, query }: { actor: Actor; query: DeliveryQuery }): Promise<Page<DeliveryView>> {
  authorize(actor, "own-notifications:manage");
  const { cursor, limit, ...rest } = query;
  const filter = { ...rest, personId: seenBy(actor) };
  const before = cursor === undefined ? null : decodeCursor(cursor, cursorSchema)[0];
  const [rows, total] = await Promise.all([listDeliveryRows(database(), { filter, before, limit: limit + 1 }), countDeliveries(database(), filter)]);
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > limit && last ? encodeCursor([last.id]) : null, total };
}
