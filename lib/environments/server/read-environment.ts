import "server-only";

import { authorize } from "@/lib/auth/authorize";
import type { Actor } from "@/lib/auth/actor";
import { loadOptionTemplate } from "@/lib/catalog/server/load-option-template";
import { database } from "@/lib/db/transaction";

import type { EnvironmentDetail } from "../environment-view";
import { outputsOf, toEnvironmentView } from "./environment-row";
import { findEnvironmentDetailRow, findPhysicalIds, type EnvironmentDetailRow } from "./internal/environment-repository";

/** One environment with its stack's outputs as last kept and the secrets that a person sets. Null: none, or it was removed. */
export async function readEnvironment({ actor, environmentId }: { actor: Actor; environmentId: string }): Promise<EnvironmentDetail | null> {
  authorize(actor, "environments:read");
  const row = await findEnvironmentDetailRow(database(), environmentId);
  return row && { ...toEnvironmentView(row), outputs: outputsOf(row.stackOutputs), secrets: await secretsOf(row) };
}

/** None where the option has left the catalogue: nobody can then say which of the stack's secrets wait for a person. */
async function secretsOf(row: EnvironmentDetailRow): Promise<EnvironmentDetail["secrets"]> {
  const secrets = (await loadOptionTemplate(row))?.option.secretsToSet ?? [];
  if (secrets.length === 0) return [];
  const stands = row.stackArn !== null && row.stackStatus !== "DELETE_COMPLETE";
  const arns = stands && row.stackArn ? await findPhysicalIds(database(), row.stackArn, secrets.map(({ logicalId }) => logicalId)) : new Map<string, string>();
  return secrets.map((secret) => ({ ...secret, arn: arns.get(secret.logicalId) ?? null }));
}
