import "server-only";

import { z } from "zod";

import type { Actor } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import { database } from "@/lib/db/transaction";
import { decodeCursor, encodeCursor } from "@/lib/http/cursor";
import { AppError } from "@/lib/shared/app-error";
import type { Page } from "@/lib/shared/page";

import type { ReleaseView } from "../release-view";
import { findEnvironmentForOperations } from "./internal/operation-repository";
import { countReleases, listReleaseRecords } from "./internal/release-repository";
import { releaseViewsOf } from "./internal/release-views";

const placeSchema = z.tuple([z.int32().positive()]);

type ListInput = { actor: Actor; environmentId: string; cursor?: string; limit: number };

/** An environment's releases, newest first. Throws "not-found", "invalid-cursor". */
export async function listReleases({ actor, environmentId, cursor, limit }: ListInput): Promise<Page<ReleaseView>> {
  authorize(actor, "environments:read");
  const below = cursor === undefined ? undefined : decodeCursor(cursor, placeSchema)[0];
  const environment = await findEnvironmentForOperations(database(), environmentId);
  if (!environment) throw new AppError("not-found", "There is no such environment.");
  const [records, total] = await Promise.all([listReleaseRecords(database(), environmentId, { below, take: limit + 1 }), countReleases(database(), environmentId)]);
  const shown = records.slice(0, limit);
  const last = shown.at(-1);
  const items = await releaseViewsOf(environmentId, shown, environment);
  return { items, nextCursor: records.length > limit && last ? encodeCursor([last.number]) : null, total };
}
