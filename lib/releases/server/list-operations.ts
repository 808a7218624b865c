import "server-only";

import { z } from "zod";

import type { Actor } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import { decodeCursor, encodeCursor } from "@/lib/http/cursor";
import type { Page } from "@/lib/shared/page";
import { storableMomentSchema } from "@/lib/shared/storable-moment";

import type { OperationSummary } from "../operation-view";
import { listOperationSummaries, type OperationFilter } from "./internal/operation-list-repository";

const placeSchema = z.tuple([storableMomentSchema, z.uuid()]);

type ListInput = { actor: Actor; filter?: OperationFilter; cursor?: string; limit: number };

/** Operations, newest first, without their previews. Throws "invalid-cursor". */
export async function listOperations({ actor, filter = {}, cursor, limit }: ListInput): Promise<Page<OperationSummary>> {
  authorize(actor, "environments:read");
  const place = cursor === undefined ? null : decodeCursor(cursor, placeSchema);
  const { items, total } = await listOperationSummaries({ filter, before: place && { requestedAt: new Date(place[0]), id: place[1] }, take: limit + 1 });
  const shown = items.slice(0, limit);
  const last = shown.at(-1);
  return { items: shown, nextCursor: items.length > limit && last ? encodeCursor([last.requestedAt, last.id]) : null, total };
}
