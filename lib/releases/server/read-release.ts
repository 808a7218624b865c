import "server-only";

import type { Actor } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import { database } from "@/lib/db/transaction";

import type { ReleaseView } from "../release-view";
import { findEnvironmentForOperations } from "./internal/operation-repository";
import { findRelease } from "./internal/release-repository";
import { releaseViewsOf } from "./internal/release-views";

/** Null: no such environment, or it has no release of this number. */
export async function readRelease({ actor, environmentId, number }: { actor: Actor; environmentId: string; number: number }): Promise<ReleaseView | null> {
  authorize(actor, "environments:read");
  const environment = await findEnvironmentForOperations(database(), environmentId);
  const release = environment && (await findRelease(database(), environmentId, number));
  if (!release) return null;
  const [view] = await releaseViewsOf(environmentId, [release], environment);
  return view ?? null;
}
