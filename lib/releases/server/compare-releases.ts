import "server-only";

import type { Actor } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import { database } from "@/lib/db/transaction";

import type { ReleaseComparisonView } from "../release-view";
import { releaseChanges } from "../release-changes";
import { labelsOf } from "./internal/labels-of";
import { findEnvironmentForOperations } from "./internal/operation-repository";
import { findTemplateBody } from "./internal/release-repository";
import { readRelease } from "./read-release";

type CompareInput = { actor: Actor; environmentId: string; from: number; to: number };

/** Two releases side by side, with their templates as they were recorded; null: one of them does not exist. */
export async function compareReleases({ actor, environmentId, from, to }: CompareInput): Promise<ReleaseComparisonView | null> {
  authorize(actor, "environments:read");
  const [first, second] = await Promise.all([readRelease({ actor, environmentId, number: from }), readRelease({ actor, environmentId, number: to })]);
  if (!first || !second) return null;
  const environment = await findEnvironmentForOperations(database(), environmentId);
  const [before, after, labels] = await Promise.all([
    findTemplateBody(database(), first.templateHash),
    findTemplateBody(database(), second.templateHash),
    environment ? labelsOf(environment) : {},
  ]);
  return { from: first, to: second, changed: releaseChanges(first, second, labels), templates: { from: before, to: after } };
}
