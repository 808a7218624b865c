import "server-only";

import { z } from "zod";

import type { Actor } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import { countOpenTokens, listOpenTokens } from "@/lib/auth/server/api-token-repository";
import { database } from "@/lib/db/transaction";
import { decodeCursor, encodeCursor } from "@/lib/http/cursor";
import type { Page, PageQuery } from "@/lib/shared/page";

import type { TokenView } from "../own-account-view";
import { requirePerson } from "./require-person";
import { toTokenView } from "./token-view-of";

const cursorSchema = z.tuple([z.uuid()]);

/** The caller's own bearer tokens or, for who manages people, everybody's; newest first. Throws "forbidden", "invalid-cursor". */
export async function listTokens(input: { actor: Actor; whose: "own" | "all" } & PageQuery): Promise<Page<TokenView>> {
  const { actor, whose, cursor, limit } = input;
  if (whose === "all") authorize(actor, "people:manage");
  const personId = whose === "all" ? null : requirePerson(actor).personId;
  const before = cursor === undefined ? null : decodeCursor(cursor, cursorSchema)[0];
  const [rows, total] = await Promise.all([
    listOpenTokens(database(), { personId, before, limit: limit + 1 }),
    countOpenTokens(database(), personId),
  ]);
  const items = rows.slice(0, limit).map(toTokenView);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > limit && last ? encodeCursor([last.id]) : null, total };
}
