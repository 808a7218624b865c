import "server-only";

import { z } from "zod";

import type { Actor } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import { database } from "@/lib/db/transaction";
import { decodeCursor, encodeCursor } from "@/lib/http/cursor";
import type { Page } from "@/lib/shared/page";

import type { AuditEntryView, AuditQuery } from "../audit-view";
import { countAuditRows, listAuditRows } from "./audit-list-repository";

const cursorSchema = z.tuple([z.string().regex(/^[1-9]\d{0,17}$/)]);

/** Who did what, newest first, refusals too. Throws "forbidden", "invalid-cursor". */
export async function listAudit(input: { actor: Actor; query: AuditQuery }): Promise<Page<AuditEntryView>> {
  authorize(input.actor, "audit:read");
  const { cursor, limit, ...filter } = input.query;
  const before = cursor === undefined ? null : BigInt(decodeCursor(cursor, cursorSchema)[0]);
  const [rows, total] = await Promise.all([
    listAuditRows(database(), { filter, before, limit: limit + 1 }),
    countAuditRows(database(), filter),
  ]);
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > limit && last ? encodeCursor([last.id]) : null, total };
}
