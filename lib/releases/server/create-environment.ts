import "server-only";

import { actorName, type Actor } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import { writeAudit } from "@/lib/auth/server/audit-repository";
import { database, inTransaction } from "@/lib/db/transaction";
import type { CreateEnvironment } from "@/lib/environments/create-environment-input";
import { environmentNameProblem, stackNameOf } from "@/lib/environments/environment-name";
import type { EnvironmentDetail } from "@/lib/environments/environment-view";
import { publishEnvironment } from "@/lib/environments/server/publish-environment";
import { readEnvironment } from "@/lib/environments/server/read-environment";
import { AppError } from "@/lib/shared/app-error";

import { findLaunchAccount, insertEnvironment } from "./internal/new-environment-repository";
import { loadTemplateForRelease, releaseContent } from "./internal/release-content";
import { insertRelease } from "./internal/release-repository";

/**
 * Makes an environment and its release 1 from the catalogue's template as it is now. Nothing is sent to AWS: that is a deployment's
 * work. Throws "unknown-option", "unknown-account", "unknown-region", "invalid-input", "invalid-parameters", "name-taken",
 * "template-too-large", "forbidden".
 */
export async function createEnvironment({ actor, ...wanted }: { actor: Actor } & CreateEnvironment): Promise<EnvironmentDetail> {
  authorize(actor, "environments:write");
  const { name, system, option, stage, accountId, region, tags, note } = wanted;
  const loaded = await loadTemplateForRelease(system, option);
  const account = await findLaunchAccount(database(), accountId);
  if (!account) throw new AppError("unknown-account", "There is no such account connection.");
  if (!account.regions.includes(region))
    throw new AppError("unknown-region", `${account.name} is not set up for ${region}; choose one of ${account.regions.join(", ")}.`);
  const problem = environmentNameProblem(name, account.stackNamePrefix);
  if (problem) throw new AppError("invalid-input", problem, { problems: [{ path: "name", message: problem }] });
  const content = releaseContent(actor, loaded, wanted.parameters);

  const environmentId = await inTransaction(async (tx) => {
    const stackName = stackNameOf(account.stackNamePrefix, name);
    const createdBy = actorName(actor);
    const id = await insertEnvironment(tx, { name, system, option, stage, accountId, region, stackName, protected: wanted.protected, tags, createdBy });
    if (id === null)
      throw new AppError("name-taken", `The name ${name} is taken by another environment; upper and lower case count as the same. Choose another name.`, {
        problems: [{ path: "name", message: "This name is taken; choose another." }],
      });
    await insertRelease(tx, { ...content, environmentId: id, number: 1, tags, note, createdBy }, { body: loaded.body, bytes: loaded.bytes });
    await writeAudit(tx, {
      actor,
      action: "environment.create",
      outcome: { kind: "done" },
      object: { type: "environment", id },
      environmentId: id,
      summary: `Created ${name} (${system}/${option}) in ${account.name}, ${region}, with release 1.`,
      details: { system, option, stage, region, protected: wanted.protected },
    });
    await publishEnvironment(tx, id);
    return id;
  });
  const environment = await readEnvironment({ actor, environmentId });
  if (!environment) throw new AppError("not-found", "The environment was removed meanwhile.");
  return environment;
}
