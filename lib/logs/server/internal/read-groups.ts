import "server-only";

import { cloudWatchLogsGateway } from "@/lib/aws/cloudwatch-logs";
import { AwsError } from "@/lib/aws/errors";
import { openScope } from "@/lib/aws/scope";

import type { EnvironmentLogGroup } from "../../environment-log-groups";
import { readGroupLines, type GroupLines, type GroupQuestion } from "./group-lines";
import type { LogPlace } from "./log-place";

export type GroupsAnswer = { parts: GroupLines[]; remarks: string[]; /** False: a group did not answer. */ isWhole: boolean };

/**
 * Several groups at once. One that does not answer becomes a remark, and the others stay; where none does, the failure of the first is
 * thrown (`AwsError`). A group of Lambda's that is not there yet is no remark: the function has not run.
 */
export async function readGroups(place: LogPlace, groups: readonly EnvironmentLogGroup[], question: GroupQuestion): Promise<GroupsAnswer> {
  const aws = await openScope(place.scope);
  const logs = cloudWatchLogsGateway(await aws.clients.cloudWatchLogs(), aws.read);
  const asked = await Promise.allSettled(groups.map((group) => readGroupLines(logs, group, question)));
  const parts: GroupLines[] = [];
  const remarks: string[] = [];
  let failure: AwsError | null = null;
  for (const [index, answer] of asked.entries()) {
    const group = groups[index];
    if (!group) continue;
    if (answer.status === "fulfilled") {
      parts.push(answer.value);
      if (!answer.value.exists && !group.implicit) remarks.push(`${group.logicalId}: there is no log group ${group.name} any more.`);
      continue;
    }
    if (!(answer.reason instanceof AwsError)) throw answer.reason;
    failure ??= answer.reason;
    remarks.push(`${group.logicalId}: its lines are missing. ${answer.reason.message}`);
  }
  if (failure && parts.length === 0) throw failure;
  return { parts, remarks, isWhole: failure === null };
}
