import "server-only";

import type { AwsScope } from "@/lib/aws/aws-scope";
import { openScope } from "@/lib/aws/scope";
import { database } from "@/lib/db/transaction";
import { findEnvironmentView } from "@/lib/environments/server/environment-view-repository";

import { logGroupsOf, type EnvironmentLogGroup } from "../../environment-log-groups";

const FRESH_MS = 60_000; // groups come and go with releases only, and a tail asks every two seconds
const WAIT_AT_MOST_MS = 4_000;
const MOST_KEPT = 500;

export type LogPlace = { scope: AwsScope; groups: EnvironmentLogGroup[] };

const kept = globalThis as typeof globalThis & { pilothouseLogGroups?: Map<string, { groups: EnvironmentLogGroup[]; stack: string; at: number }> };

/** Where an environment's lines are. Groups are at most a minute old. Null: no such environment. Throws `AwsError`. */
export async function findLogPlace(environmentId: string, now: Date): Promise<LogPlace | null> {
  const environment = await findEnvironmentView(database(), environmentId);
  if (!environment) return null;
  const scope = { accountId: environment.accountId, region: environment.region };
  const { stackArn, stackStatus } = environment;
  if (!stackArn || stackStatus === null) return { scope, groups: [] };

  const places = (kept.pilothouseLogGroups ??= new Map());
  const known = places.get(stackArn);
  // While an operation runs, groups appear one by one.
  const stack = `${stackStatus} ${environment.lastOperation?.id ?? ""}`;
  if (known && known.stack === stack && now.getTime() - known.at < FRESH_MS && !stackStatus.endsWith("_IN_PROGRESS")) return { scope, groups: known.groups };
  const aws = await openScope(scope, { priority: "page", waitAtMostMs: WAIT_AT_MOST_MS });
  const groups = logGroupsOf(await (await aws.cloudFormation()).listStackResources(stackArn));
  places.delete(stackArn);
  places.set(stackArn, { groups, stack, at: now.getTime() });
  for (const oldest of places.keys()) {
    if (places.size <= MOST_KEPT) break;
    places.delete(oldest);
  }
  return { scope, groups };
}
