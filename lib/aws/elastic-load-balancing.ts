import "server-only";

import { DescribeLoadBalancersCommand, type ElasticLoadBalancingV2Client } from "@aws-sdk/client-elastic-load-balancing-v2";

import { AwsError, MalformedAnswerError } from "./errors";
import type { ReadCall } from "./read-call";

export type LoadBalancer = { scheme: string; subnetIds: string[] };

/** Elastic Load Balancing in one account and region. Throws `AwsError`. */
export function elasticLoadBalancingGateway(client: Pick<ElasticLoadBalancingV2Client, "send">, read: ReadCall) {
  return {
    /** Null: no such load balancer. */
    async findLoadBalancer(arn: string): Promise<LoadBalancer | null> {
      try {
        return await read("elasticloadbalancing:DescribeLoadBalancers", async () => {
          const { LoadBalancers } = await client.send(new DescribeLoadBalancersCommand({ LoadBalancerArns: [arn] }));
          if (!LoadBalancers) throw new MalformedAnswerError("DescribeLoadBalancers without a list.");
          const [found] = LoadBalancers;
          return found ? { scheme: found.Scheme ?? "internet-facing", subnetIds: (found.AvailabilityZones ?? []).flatMap(({ SubnetId }) => SubnetId ?? []) } : null;
        });
      } catch (error) {
        if (error instanceof AwsError && error.awsCode?.startsWith("LoadBalancerNotFound")) return null;
        throw error;
      }
    },
  };
}
export type ElasticLoadBalancingGateway = ReturnType<typeof elasticLoadBalancingGateway>;
