import "server-only";

import { actorName, type Actor } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import { writeAudit } from "@/lib/auth/server/audit-repository";
import { inTransaction } from "@/lib/db/transaction";
import { readEnvironment } from "@/lib/environments/server/read-environment";
import { publishEnvironment } from "@/lib/environments/server/publish-environment";
import { AppError } from "@/lib/shared/app-error";

import type { CreateRelease, ReleaseView } from "../release-view";
import { lockEnvironment } from "./internal/operation-repository";
import { loadTemplateForRelease, releaseContent } from "./internal/release-content";
import { findRelease, findReleaseBasis, insertRelease } from "./internal/release-repository";
import { readRelease } from "./read-release";

/**
 * Makes the next release from the catalogue's template as it is now; parameters that are left out keep the value of the release that it
 * starts from: `from`, else the running one, else the latest. Throws "not-found", "unknown-release", "unknown-option",
 * "invalid-parameters", "template-too-large", "forbidden".
 */
export async function createRelease({ actor, environmentId, from, parameters, note }: { actor: Actor; environmentId: string } & CreateRelease): Promise<ReleaseView> {
  authorize(actor, "releases:write");
  const environment = await readEnvironment({ actor, environmentId });
  if (!environment) throw new AppError("not-found", "There is no such environment.");
  const loaded = await loadTemplateForRelease(environment.system, environment.option);
  const number = await inTransaction(async (tx) => {
    await lockEnvironment(tx, environmentId);
    const current = await findReleaseBasis(tx, environmentId);
    if (!current) throw new AppError("not-found", "The environment was removed meanwhile.");
    const start = from ?? current.runningRelease ?? current.latestRelease;
    const before = await findRelease(tx, environmentId, start);
    if (!before) throw new AppError("unknown-release", `This environment has no release ${start}.`);
    const content = releaseContent(actor, loaded, parameters, before.parameters);
    const next = current.latestRelease + 1;
    await insertRelease(
      tx,
      { ...content, environmentId, number: next, tags: current.tags, note, createdBy: actorName(actor) },
      { body: loaded.body, bytes: loaded.bytes },
    );
    await writeAudit(tx, {
      actor,
      action: "release.create",
      outcome: { kind: "done" },
      object: { type: "release", id: `${environmentId}/${next}` },
      environmentId,
      summary: `Made release ${next} of ${current.name}.`,
      details: { release: next, from: start, parameters: Object.keys(parameters).join(", ") },
    });
    await publishEnvironment(tx, environmentId);
    return next;
  });
  const release = await readRelease({ actor, environmentId, number });
  if (!release) throw new AppError("not-found", "The release was not found again.");
  return release;
}
