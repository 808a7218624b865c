import "server-only";

import { DescribeServicesCommand, DescribeTaskDefinitionCommand, type ECSClient } from "@aws-sdk/client-ecs";

import { MalformedAnswerError } from "./errors";
import type { ReadCall } from "./read-call";

export type EcsServiceState = {
  serviceArn: string;
  status: string;
  taskDefinitionArn: string;
  runningCount: number;
  desiredCount: number;
  /** IN_PROGRESS, COMPLETED or FAILED of the primary deployment; null where AWS gives none. */
  rolloutState: string | null;
};

/** ECS in one account and region. Throws `AwsError`. */
export function ecsGateway(client: Pick<ECSClient, "send">, read: ReadCall) {
  return {
    /** `serviceArn` holds its cluster: arn:aws:ecs:region:account:service/cluster/name. Null: no such service. */
    async describeService(serviceArn: string): Promise<EcsServiceState | null> {
      const cluster = /:service\/([^/]+)\/[^/]+$/.exec(serviceArn)?.[1];
      return read("ecs:DescribeServices", async () => {
        const { services } = await client.send(new DescribeServicesCommand({ cluster, services: [serviceArn] }));
        if (!services) throw new MalformedAnswerError("DescribeServices without a list.");
        const service = services[0];
        if (!service) return null;
        if (!service.serviceArn || !service.taskDefinition || !service.status) throw new MalformedAnswerError("A service without its parts.");
        return {
          serviceArn: service.serviceArn,
          status: service.status,
          taskDefinitionArn: service.taskDefinition,
          runningCount: service.runningCount ?? 0,
          desiredCount: service.desiredCount ?? 0,
          rolloutState: service.deployments?.find(({ status }) => status === "PRIMARY")?.rolloutState ?? null,
        };
      });
    },

    /** Size of one task, as AWS writes it: CPU units (1,024 are a vCPU) and MiB; null where the definition leaves it to its containers. */
    async describeTaskSize(taskDefinitionArn: string): Promise<{ cpu: string | null; memory: string | null }> {
      return read("ecs:DescribeTaskDefinition", async () => {
        const { taskDefinition } = await client.send(new DescribeTaskDefinitionCommand({ taskDefinition: taskDefinitionArn }));
        if (!taskDefinition) throw new MalformedAnswerError("DescribeTaskDefinition without a definition.");
        return { cpu: taskDefinition.cpu ?? null, memory: taskDefinition.memory ?? null };
      });
    },

    /** Image of each container, by the container's name. */
    async describeImages(taskDefinitionArn: string): Promise<Record<string, string>> {
      return read("ecs:DescribeTaskDefinition", async () => {
        const { taskDefinition } = await client.send(new DescribeTaskDefinitionCommand({ taskDefinition: taskDefinitionArn }));
        if (!taskDefinition?.containerDefinitions) throw new MalformedAnswerError("DescribeTaskDefinition without containers.");
        return Object.fromEntries(taskDefinition.containerDefinitions.flatMap(({ name, image }) => (name && image ? [[name, image]] : [])));
      });
    },
  };
}
export type EcsGateway = ReturnType<typeof ecsGateway>;
