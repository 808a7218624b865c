import "server-only";

import type { AwsScope } from "@/lib/aws/aws-scope";
import { loadTargets } from "@/lib/catalog/server/load-targets";
import type { Target } from "@/lib/catalog/plan-operations";
import { database } from "@/lib/db/transaction";
import { findEnvironmentView } from "@/lib/environments/server/environment-view-repository";
import { listStackIds } from "@/lib/environments/server/list-stack-ids";

import { resolveTarget, type ResolvedTarget } from "../../target-queries";

export type TargetBasis = { scope: AwsScope; targets: { target: Target; resolved: ResolvedTarget }[]; /** "no-plan": the option has left the catalogue. */ state: "resolved" | "no-stack" | "no-plan" };

/** An environment's targets with what to ask AWS for. Null: no such environment. Throws `AwsError` where the stack's resources are unknown. */
export async function loadTargetBasis(environmentId: string, now: Date): Promise<TargetBasis | null> {
  const environment = await findEnvironmentView(database(), environmentId);
  if (!environment) return null;
  const { system, option, stackName, accountId, region } = environment;
  const scope = { accountId, region };
  const planned = await loadTargets({ system, option });
  if (!planned) return { scope, targets: [], state: "no-plan" };
  const ids = await listStackIds(environmentId, now);
  const names = { stackName, physicalIds: new Map(ids.map(({ logicalId, physicalId }) => [logicalId, physicalId])) };
  return { scope, targets: planned.map((target) => ({ target, resolved: resolveTarget(target, names) })), state: ids.length === 0 ? "no-stack" : "resolved" };
}
