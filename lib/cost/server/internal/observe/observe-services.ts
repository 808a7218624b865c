import "server-only";

import type { EcsGateway } from "@/lib/aws/ecs";

import type { MadeResource, Observed } from "./stack-part";

/** ECS services: as many tasks as run now; and the size of the tasks that they run, under the name of their definition where the stack has it. */
export async function observeServices(services: readonly MadeResource[], definitions: readonly MadeResource[], ecs: EcsGateway): Promise<Observed> {
  const observed: Observed = new Map();
  for (const { logicalId, physicalId } of services) {
    const service = await ecs.describeService(physicalId);
    if (!service || service.status === "INACTIVE") {
      observed.set(logicalId, { kind: "gone" });
      continue;
    }
    observed.set(logicalId, { kind: "running", properties: { DesiredCount: service.runningCount } });
    const family = familyOf(service.taskDefinitionArn);
    const definition = definitions.find((one) => familyOf(one.physicalId) === family);
    if (!definition) continue;
    const { cpu, memory } = await ecs.describeTaskSize(service.taskDefinitionArn);
    if (cpu !== null && memory !== null) observed.set(definition.logicalId, { kind: "running", properties: { Cpu: cpu, Memory: memory } });
  }
  return observed;
}

/** arn:aws:ecs:region:account:task-definition/family:revision. A release makes another revision of the same family. */
const familyOf = (arn: string): string => arn.split("/").at(-1)?.split(":")[0] ?? arn;
