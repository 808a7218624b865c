import "server-only";

import { z } from "zod";

import type { Actor } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import { database } from "@/lib/db/transaction";
import { decodeCursor, encodeCursor } from "@/lib/http/cursor";
import type { Page, PageQuery } from "@/lib/shared/page";

import type { PersonView } from "../person-view";
import { countPersons, listPersons } from "./person-repository";

const cursorSchema = z.tuple([z.uuid()]);

/** Everybody, the first added first. Throws "forbidden", "invalid-cursor". */
export async function listPeople(input: { actor: Actor } & PageQuery): Promise<Page<PersonView>> {
  authorize(input.actor, "people:manage");
  const after = input.cursor === undefined ? null : decodeCursor(input.cursor, cursorSchema)[0];
  const [rows, total] = await Promise.all([listPersons(database(), { after, limit: input.limit + 1 }), countPersons(database())]);
  const items = rows.slice(0, input.limit);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > input.limit && last ? encodeCursor([last.id]) : null, total };
}
