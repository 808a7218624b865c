import "server-only";

import { machineImagesGateway, type MachineImage, type RunningImage } from "@/lib/aws/machine-images";

import { linuxOf, SUPPORT_DATES_LISTED_ON, supportOf } from "../../../end-of-support";
import { familyPatternOf } from "../../../image-family";
import { dayText, daysFrom, inDays } from "./ages";
import { ofType, type EvidenceContext } from "./evidence-context";
import type { VersionsPart } from "./versions-part";

const OLD_DAYS = 45; // AWS brings out machine images about every other week; three missed are a month's patches
const SOURCE = `EC2, DescribeInstances and DescribeImages; ends of support as listed on ${SUPPORT_DATES_LISTED_ON}`;

/** Machine images of the stack's instances against the newest of their kin. Null: the stack has no instances. */
export async function machineImagesPart(context: EvidenceContext): Promise<VersionsPart | null> {
  const { aws, now } = context;
  const [instances, groups] = await Promise.all([ofType(context, "AWS::EC2::Instance"), ofType(context, "AWS::AutoScaling::AutoScalingGroup")]);
  if (instances.length + groups.length === 0) return null;
  const gateway = machineImagesGateway(await aws.clients.ec2(), aws.read);
  const running: RunningImage[] = [];
  if (instances.length > 0) running.push(...(await gateway.listRunning({ Name: "instance-id", Values: instances.map(({ physicalId }) => physicalId) })));
  if (groups.length > 0) running.push(...(await gateway.listRunning({ Name: "tag:aws:autoscaling:groupName", Values: groups.map(({ physicalId }) => physicalId) })));
  if (running.length === 0) return { told: [], source: SOURCE, tables: [{ title: "Machine images", columns: ["Image"], rows: [["No instance runs."]] }], unusual: ["The stack should have instances, and none runs."] };
  const imageIds = [...new Set(running.map(({ imageId }) => imageId))];
  const images = await gateway.listByIds(imageIds);
  const looked = await Promise.all(
    imageIds.map(async (imageId) => {
      const image = images.find((one) => one.imageId === imageId) ?? null;
      const namePattern = image && familyPatternOf(image.name);
      const kin = image && namePattern ? await gateway.listLike({ namePattern, ownerId: image.ownerId, architecture: image.architecture }) : [];
      return { imageId, image, newest: kin[0] ?? null, count: running.filter((one) => one.imageId === imageId).length };
    }),
  );
  return {
    told: looked.map(({ imageId, count }) => `${imageId} on ${count} ${count === 1 ? "instance" : "instances"}`),
    source: SOURCE,
    tables: [
      {
        title: "Machine images",
        columns: ["Image", "Name", "Instances", "Made", "Newest of its kin", "Made"],
        rows: looked.map(({ imageId, image, newest, count }) => [imageId, image?.name || "not told", String(count), dayText(image?.madeAt ?? null), newest?.imageId ?? "cannot be told by its name", dayText(newest?.madeAt ?? null)]),
      },
    ],
    unusual: looked.flatMap(({ imageId, image, newest }) => (image ? concerns(image, newest, now) : [`EC2 does not tell of the image ${imageId} any more: its owner has taken it back.`])),
  };
}

function concerns(image: MachineImage, newest: MachineImage | null, now: Date): string[] {
  const linux = linuxOf(image.name);
  const support = linux === null ? null : supportOf("amazon-linux", linux, now);
  const days = image.madeAt && daysFrom(image.madeAt, now);
  return [
    ...(newest && newest.imageId !== image.imageId ? [`${newest.imageId} of ${dayText(newest.madeAt)} is newer than ${image.imageId} of ${dayText(image.madeAt)}; the next release that replaces the instances starts from it.`] : []),
    ...(!newest && days !== null && days > OLD_DAYS ? [`${image.imageId} was made ${inDays(days)} ago, and whether there is a newer one cannot be told by its name.`] : []),
    ...(image.deprecatedAt && image.deprecatedAt <= now ? [`${image.imageId} has been deprecated since ${dayText(image.deprecatedAt)}.`] : []),
    ...(support?.kind === "ended" ? [`Amazon Linux ${linux} has been out of support since ${support.endsOn} (${support.source}).`] : []),
    ...(support?.kind === "ends-soon" ? [`Amazon Linux ${linux} is supported for ${inDays(support.days)} still (${support.source}).`] : []),
  ];
}
