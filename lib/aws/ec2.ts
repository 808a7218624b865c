import "server-only";

import {
  DescribeAddressesCommand,
  DescribeInstancesCommand,
  DescribeNatGatewaysCommand,
  DescribeVolumesCommand,
  DescribeVpcEndpointsCommand,
  type EC2Client,
  type Instance,
  type Volume,
} from "@aws-sdk/client-ec2";

import { MalformedAnswerError } from "./errors";
import type { ReadCall } from "./read-call";

const MOST_PAGES = 50; // of a thousand each: more than one stack holds

export type Ec2Volume = { volumeId: string; sizeGb: number; volumeType: string; iops: number | null; throughputMibPerSecond: number | null };
export type Ec2Instance = {
  instanceId: string;
  /** AWS's instance state: pending, running, shutting-down, terminated, stopping, stopped. */
  state: string;
  instanceType: string;
  isSpot: boolean;
  hasPublicIp: boolean;
  disks: { deviceName: string; volumeId: string }[];
};

/** EC2 in one account and region. Every list leaves out what AWS does not know. Throws `AwsError`. */
export function ec2Gateway(client: Pick<EC2Client, "send">, read: ReadCall) {
  /** By filter and not by id: an id that AWS no longer knows would make it refuse the whole question. */
  async function instances(filter: { Name: string; Values: string[] }): Promise<Ec2Instance[]> {
    const found: Ec2Instance[] = [];
    let token: string | undefined;
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const answer = await read("ec2:DescribeInstances", async () => {
        const { Reservations, NextToken } = await client.send(new DescribeInstancesCommand({ Filters: [filter], NextToken: token }));
        if (!Reservations) throw new MalformedAnswerError("DescribeInstances without a list.");
        return { instances: Reservations.flatMap(({ Instances = [] }) => Instances.map(toInstance)), next: NextToken };
      });
      found.push(...answer.instances);
      token = answer.next || undefined;
      if (token === undefined) break;
    }
    return found;
  }

  return {
    listInstances: (ids: readonly string[]): Promise<Ec2Instance[]> => instances({ Name: "instance-id", Values: [...ids] }),

    /** Those that an Auto Scaling group has launched. */
    listInstancesOfGroup: (groupName: string): Promise<Ec2Instance[]> => instances({ Name: "tag:aws:autoscaling:groupName", Values: [groupName] }),

    async listVolumes(ids: readonly string[]): Promise<Ec2Volume[]> {
      return read("ec2:DescribeVolumes", async () => {
        const { Volumes } = await client.send(new DescribeVolumesCommand({ Filters: [{ Name: "volume-id", Values: [...ids] }] }));
        if (!Volumes) throw new MalformedAnswerError("DescribeVolumes without a list.");
        return Volumes.map(toVolume);
      });
    },

    /** Ids of the gateways that are available; one that is gone is described for an hour still. */
    async listAvailableNatGateways(ids: readonly string[]): Promise<string[]> {
      return read("ec2:DescribeNatGateways", async () => {
        const filters = [
          { Name: "nat-gateway-id", Values: [...ids] },
          { Name: "state", Values: ["available", "pending"] },
        ];
        const { NatGateways } = await client.send(new DescribeNatGatewaysCommand({ Filter: filters }));
        if (!NatGateways) throw new MalformedAnswerError("DescribeNatGateways without a list.");
        return NatGateways.flatMap(({ NatGatewayId }) => NatGatewayId ?? []);
      });
    },

    /** Of these Elastic IP addresses, those that are still there. */
    async listAddresses(publicIps: readonly string[]): Promise<string[]> {
      return read("ec2:DescribeAddresses", async () => {
        const { Addresses } = await client.send(new DescribeAddressesCommand({ Filters: [{ Name: "public-ip", Values: [...publicIps] }] }));
        if (!Addresses) throw new MalformedAnswerError("DescribeAddresses without a list.");
        return Addresses.flatMap(({ PublicIp }) => PublicIp ?? []);
      });
    },

    /** Endpoints by id with the subnets that each has an interface in. */
    async listVpcEndpoints(ids: readonly string[]): Promise<{ endpointId: string; subnetIds: string[] }[]> {
      return read("ec2:DescribeVpcEndpoints", async () => {
        const { VpcEndpoints } = await client.send(new DescribeVpcEndpointsCommand({ Filters: [{ Name: "vpc-endpoint-id", Values: [...ids] }] }));
        if (!VpcEndpoints) throw new MalformedAnswerError("DescribeVpcEndpoints without a list.");
        return VpcEndpoints.flatMap(({ VpcEndpointId, SubnetIds = [] }) => (VpcEndpointId ? [{ endpointId: VpcEndpointId, subnetIds: SubnetIds }] : []));
      });
    },
  };
}
export type Ec2Gateway = ReturnType<typeof ec2Gateway>;

function toInstance({ InstanceId, State, InstanceType, InstanceLifecycle, PublicIpAddress, BlockDeviceMappings = [] }: Instance): Ec2Instance {
  if (!InstanceId || !State?.Name || !InstanceType) throw new MalformedAnswerError("An instance without id, state or type.");
  const disks = BlockDeviceMappings.flatMap(({ DeviceName, Ebs }) => (DeviceName && Ebs?.VolumeId ? [{ deviceName: DeviceName, volumeId: Ebs.VolumeId }] : []));
  return { instanceId: InstanceId, state: State.Name, instanceType: InstanceType, isSpot: InstanceLifecycle === "spot", hasPublicIp: Boolean(PublicIpAddress), disks };
}

function toVolume({ VolumeId, Size, VolumeType, Iops, Throughput }: Volume): Ec2Volume {
  if (!VolumeId || Size === undefined || !VolumeType) throw new MalformedAnswerError("A volume without id, size or type.");
  return { volumeId: VolumeId, sizeGb: Size, volumeType: VolumeType, iops: Iops ?? null, throughputMibPerSecond: Throughput ?? null };
}
