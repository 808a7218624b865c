import "server-only";

import { DescribeImagesCommand, DescribeInstancesCommand, type EC2Client, type Filter } from "@aws-sdk/client-ec2";

import { MalformedAnswerError } from "./errors";
import type { ReadCall } from "./read-call";

export type MachineImage = { imageId: string; name: string; ownerId: string; architecture: string; madeAt: Date | null; deprecatedAt: Date | null };
export type RunningImage = { instanceId: string; imageId: string; launchedAt: Date | null };

/** Machine images in one account and region, and what runs on them. Throws `AwsError`. */
export function machineImagesGateway(client: Pick<EC2Client, "send">, read: ReadCall) {
  const describe = (input: { ImageIds?: string[]; Owners?: string[]; Filters?: Filter[] }): Promise<MachineImage[]> =>
    read("ec2:DescribeImages", async () => {
      const { Images } = await client.send(new DescribeImagesCommand(input));
      if (!Images) throw new MalformedAnswerError("DescribeImages without a list.");
      return Images.flatMap(({ ImageId, Name, OwnerId, Architecture, CreationDate, DeprecationTime }) =>
        ImageId
          ? [{ imageId: ImageId, name: Name ?? "", ownerId: OwnerId ?? "", architecture: Architecture ?? "", madeAt: CreationDate ? new Date(CreationDate) : null, deprecatedAt: DeprecationTime ? new Date(DeprecationTime) : null }]
          : [],
      );
    });
  return {
    /** Of instances with such a tag or id that are running. */
    async listRunning(filter: { Name: string; Values: string[] }): Promise<RunningImage[]> {
      return read("ec2:DescribeInstances", async () => {
        const { Reservations } = await client.send(new DescribeInstancesCommand({ Filters: [filter, { Name: "instance-state-name", Values: ["pending", "running"] }] }));
        if (!Reservations) throw new MalformedAnswerError("DescribeInstances without a list.");
        return Reservations.flatMap(({ Instances = [] }) => Instances.flatMap(({ InstanceId, ImageId, LaunchTime }) => (InstanceId && ImageId ? [{ instanceId: InstanceId, imageId: ImageId, launchedAt: LaunchTime ?? null }] : [])));
      });
    },

    /** By filter and not by id: one that its owner took back would make AWS refuse the whole question. */
    listByIds: (imageIds: readonly string[]): Promise<MachineImage[]> => describe({ Filters: [{ Name: "image-id", Values: [...imageIds] }] }),

    /** Of one owner, by a pattern with asterisks; newest first. */
    async listLike({ namePattern, ownerId, architecture }: { namePattern: string; ownerId: string; architecture: string }): Promise<MachineImage[]> {
      const images = await describe({ Owners: [ownerId], Filters: [{ Name: "name", Values: [namePattern] }, { Name: "architecture", Values: [architecture] }] });
      return images.toSorted((a, b) => (b.madeAt?.getTime() ?? 0) - (a.madeAt?.getTime() ?? 0));
    },
  };
}
export type MachineImagesGateway = ReturnType<typeof machineImagesGateway>;
