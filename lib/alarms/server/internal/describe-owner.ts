import "server-only";

import type { AlarmSnapshot } from "@/lib/aws/cloudwatch/alarms";
import { loadOptionTemplate } from "@/lib/catalog/server/load-option-template";
import type { Database } from "@/lib/db/transaction";

import { owningStack } from "../../owning-stack";
import { planOfAlarm } from "../../plan-of-alarm";
import { findAlarmResources, type StackInScope } from "./alarm-environment-repository";
import type { AlarmFields } from "./alarm-repository";

type Owner = { environmentId: string; logicalId: string };

/** Gives alarms their environment and what its plan says of them. Told by the stack's own events; else, by the name that CloudFormation made. */
export async function describeOwners(
  database: Database,
  snapshots: readonly AlarmSnapshot[],
  stacks: readonly StackInScope[],
  knownOwner: ReadonlyMap<string, Owner>,
): Promise<(AlarmFields & Pick<AlarmSnapshot, "state" | "since" | "reason" | "reasonData">)[]> {
  const unowned = snapshots.filter(({ name }) => !knownOwner.has(name));
  const resources = unowned.length === 0 ? [] : await findAlarmResources(database, unowned.flatMap(({ name, arn }) => [name, arn]));
  const resourceOf = new Map(resources.map((resource) => [resource.physicalId, resource]));
  const byArn = new Map(stacks.map((stack) => [stack.stackArn, stack]));
  const byId = new Map(stacks.map((stack) => [stack.environmentId, stack]));
  const plans = new Map<string, Awaited<ReturnType<typeof loadOptionTemplate>>>();

  const ownerOf = ({ name, arn }: AlarmSnapshot): Owner | null => {
    const known = knownOwner.get(name);
    if (known && byId.has(known.environmentId)) return known;
    const resource = resourceOf.get(name) ?? resourceOf.get(arn);
    const stack = resource && byArn.get(resource.stackArn);
    return resource && stack ? { environmentId: stack.environmentId, logicalId: resource.logicalId } : owningStack(name, stacks);
  };

  const described = [];
  for (const whole of snapshots) {
    const { queries, configuredAt: _notKept, ...snapshot } = whole;
    const owner = ownerOf(whole);
    const stack = owner && byId.get(owner.environmentId);
    const key = stack ? `${stack.system}/${stack.option}` : "";
    if (stack && !plans.has(key)) plans.set(key, await loadOptionTemplate(stack));
    const plan = planOfAlarm(plans.get(key)?.option.alarms ?? [], owner?.logicalId ?? null);
    described.push({ ...snapshot, ...plan, queries, environmentId: owner?.environmentId ?? null, logicalId: owner?.logicalId ?? null });
  }
  return described;
}
