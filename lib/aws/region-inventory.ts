import "server-only";

import { DescribeAddressesCommand, DescribeInstancesCommand, DescribeNatGatewaysCommand, DescribeSubnetsCommand, DescribeVpcsCommand, type EC2Client } from "@aws-sdk/client-ec2";
import { DescribeTasksCommand, ListClustersCommand, ListTasksCommand, type ECSClient } from "@aws-sdk/client-ecs";
import { DescribeCacheClustersCommand, type ElastiCacheClient } from "@aws-sdk/client-elasticache";
import { DescribeLoadBalancersCommand, type ElasticLoadBalancingV2Client } from "@aws-sdk/client-elastic-load-balancing-v2";
import { DescribeDBInstancesCommand, type RDSClient } from "@aws-sdk/client-rds";

import { MalformedAnswerError } from "./errors";
import { everyPage } from "./every-page";
import type { ReadCall } from "./read-call";

export type RunningMachine = { instanceType: string; isSpot: boolean };

/** What an account has of EC2 in a region, whoever made it: for quotas, which count all of it. Throws `AwsError`. */
export function ec2Inventory(client: Pick<EC2Client, "send">, read: ReadCall) {
  return {
    countVpcs: async (): Promise<number> =>
      (
        await everyPage((token) =>
          read("ec2:DescribeVpcs", async () => {
            const { Vpcs, NextToken } = await client.send(new DescribeVpcsCommand({ NextToken: token }));
            return { members: listed(Vpcs, "DescribeVpcs"), next: NextToken };
          }),
        )
      ).length,

    countAddresses: (): Promise<number> =>
      read("ec2:DescribeAddresses", async () => {
        const { Addresses } = await client.send(new DescribeAddressesCommand({}));
        return listed(Addresses, "DescribeAddresses").length;
      }),

    /** The most that share a zone. One that is being deleted counts still. */
    async countNatGatewaysOfFullestZone(): Promise<number> {
      const gateways = await everyPage((token) =>
        read("ec2:DescribeNatGateways", async () => {
          const filter = [{ Name: "state", Values: ["pending", "available", "deleting"] }];
          const { NatGateways, NextToken } = await client.send(new DescribeNatGatewaysCommand({ Filter: filter, NextToken: token }));
          return { members: listed(NatGateways, "DescribeNatGateways").flatMap(({ SubnetId }) => SubnetId ?? []), next: NextToken };
        }),
      );
      if (gateways.length === 0) return 0;
      const zones = new Map(
        await everyPage((token) =>
          read("ec2:DescribeSubnets", async () => {
            const { Subnets, NextToken } = await client.send(new DescribeSubnetsCommand({ NextToken: token }));
            return { members: listed(Subnets, "DescribeSubnets").map(({ SubnetId, AvailabilityZone }): [string, string] => [SubnetId ?? "", AvailabilityZone ?? ""]), next: NextToken };
          }),
        ),
      );
      const counts = new Map<string, number>();
      for (const subnet of gateways) counts.set(zones.get(subnet) ?? subnet, (counts.get(zones.get(subnet) ?? subnet) ?? 0) + 1);
      return Math.max(...counts.values());
    },

    /** Those that quotas count: a stopped instance does not. */
    listRunning: (): Promise<RunningMachine[]> =>
      everyPage((token) =>
        read("ec2:DescribeInstances", async () => {
          const filters = [{ Name: "instance-state-name", Values: ["pending", "running"] }];
          const { Reservations, NextToken } = await client.send(new DescribeInstancesCommand({ Filters: filters, NextToken: token }));
          const machines = listed(Reservations, "DescribeInstances").flatMap(({ Instances = [] }) => Instances);
          return { members: machines.map(({ InstanceType, InstanceLifecycle }) => ({ instanceType: InstanceType ?? "", isSpot: InstanceLifecycle === "spot" })), next: NextToken };
        }),
      ),
  };
}

export const countDatabases = async (client: Pick<RDSClient, "send">, read: ReadCall): Promise<number> =>
  (
    await everyPage((token) =>
      read("rds:DescribeDBInstances", async () => {
        const { DBInstances, Marker } = await client.send(new DescribeDBInstancesCommand({ Marker: token }));
        return { members: listed(DBInstances, "DescribeDBInstances"), next: Marker };
      }),
    )
  ).length;

export async function countCacheNodes(client: Pick<ElastiCacheClient, "send">, read: ReadCall): Promise<number> {
  const nodes = await everyPage((token) =>
    read("elasticache:DescribeCacheClusters", async () => {
      const { CacheClusters, Marker } = await client.send(new DescribeCacheClustersCommand({ Marker: token }));
      return { members: listed(CacheClusters, "DescribeCacheClusters").map(({ NumCacheNodes }) => NumCacheNodes ?? 1), next: Marker };
    }),
  );
  return nodes.reduce((sum, count) => sum + count, 0);
}

/** Application load balancers; network and gateway ones have quotas of their own. */
export const countApplicationLoadBalancers = async (client: Pick<ElasticLoadBalancingV2Client, "send">, read: ReadCall): Promise<number> =>
  (
    await everyPage((token) =>
      read("elasticloadbalancing:DescribeLoadBalancers", async () => {
        const { LoadBalancers, NextMarker } = await client.send(new DescribeLoadBalancersCommand({ Marker: token }));
        return { members: listed(LoadBalancers, "DescribeLoadBalancers").filter(({ Type }) => (Type ?? "application") === "application"), next: NextMarker };
      }),
    )
  ).length;

const TASKS_OF_A_QUESTION = 100; // DescribeTasks takes no more

/** vCPUs of Fargate tasks that run or start, on demand and on Spot. */
export async function sumFargateVcpus(client: Pick<ECSClient, "send">, read: ReadCall): Promise<{ onDemand: number; spot: number }> {
  const clusters = await everyPage((token) =>
    read("ecs:ListClusters", async () => {
      const { clusterArns, nextToken } = await client.send(new ListClustersCommand({ nextToken: token }));
      return { members: listed(clusterArns, "ListClusters"), next: nextToken };
    }),
  );
  const sum = { onDemand: 0, spot: 0 };
  for (const cluster of clusters) {
    const tasks = await everyPage((token) =>
      read("ecs:ListTasks", async () => {
        const { taskArns, nextToken } = await client.send(new ListTasksCommand({ cluster, launchType: "FARGATE", desiredStatus: "RUNNING", nextToken: token }));
        return { members: listed(taskArns, "ListTasks"), next: nextToken };
      }),
    );
    for (let from = 0; from < tasks.length; from += TASKS_OF_A_QUESTION) {
      const described = await read("ecs:DescribeTasks", async () => {
        const answer = await client.send(new DescribeTasksCommand({ cluster, tasks: tasks.slice(from, from + TASKS_OF_A_QUESTION) }));
        return listed(answer.tasks, "DescribeTasks");
      });
      for (const { cpu, capacityProviderName } of described) sum[capacityProviderName === "FARGATE_SPOT" ? "spot" : "onDemand"] += Number(cpu ?? 0) / 1_024;
    }
  }
  return sum;
}

function listed<Member>(list: Member[] | undefined, action: string): Member[] {
  if (!list) throw new MalformedAnswerError(`${action} without a list.`);
  return list;
}
