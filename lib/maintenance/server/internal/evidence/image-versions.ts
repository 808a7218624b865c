import "server-only";

import { ecrGateway, type EcrImage } from "@/lib/aws/ecr";
import { machineImagesGateway, type MachineImage, type RunningImage } from "@/lib/aws/machine-images";
import { readRelease } from "@/lib/releases/server/read-release";

import { linuxOf, SUPPORT_DATES_LISTED_ON, supportOf } from "../../../end-of-support";
import { gathered, nothingThere, type EvidenceTable } from "../../../evidence";
import { familyPatternOf } from "../../../image-family";
import { dayText, daysFrom, inDays } from "./ages";
import { ofType, type EvidenceContext, type Gather } from "./evidence-context";

const OLD_DAYS = 45; // AWS brings out machine images about every other week; three missed are a month's patches

type Found = { tables: EvidenceTable[]; unusual: string[] };

/** Container images of the running release against the newest in their repositories, and machine images against the newest of their kin. */
export const gatherImageVersions: Gather = async (context) => {
  const [containers, machines] = await Promise.all([containerImages(context), machineImages(context)]);
  const tables = [...containers.tables, ...machines.tables];
  if (tables.length === 0) return nothingThere("The stack has neither repositories nor instances.");
  const unusual = [...containers.unusual, ...machines.unusual];
  return gathered({
    summary: unusual.length === 0 ? "What runs is the newest that is known here." : `${unusual.length} ${unusual.length === 1 ? "thing" : "things"} to look at.`,
    tables,
    unusual,
    asOf: context.now.toISOString(),
    source: `ECR, DescribeImages; EC2, DescribeInstances and DescribeImages; ends of support as listed on ${SUPPORT_DATES_LISTED_ON}`,
  });
};

async function containerImages(context: EvidenceContext): Promise<Found> {
  const { actor, environment, aws } = context;
  const repositories = await ofType(context, "AWS::ECR::Repository");
  if (repositories.length === 0) return { tables: [], unusual: [] };
  const release = environment.runningRelease === null ? null : await readRelease({ actor, environmentId: environment.id, number: environment.runningRelease });
  const used = (release?.images ?? []).map(({ image }) => image);
  const gateway = ecrGateway(await aws.clients.ecr(), aws.read);
  const looked = await Promise.all(repositories.map(async ({ logicalId, physicalId }) => ({ logicalId, name: physicalId, images: await gateway.listImages(physicalId) })));
  const rows = looked.map(({ logicalId, name, images }) => {
    const running = used.find((image) => image.includes(`/${name}:`) || image.includes(`/${name}@`) || image.startsWith(`${name}:`)) ?? null;
    const found = running === null ? null : (images.find((image) => isSame(running, image)) ?? null);
    return { logicalId, name, running, found, newest: images[0] ?? null };
  });
  return {
    tables: [
      {
        title: "Container images",
        columns: ["Repository", "Running", "Pushed", "Newest", "Pushed"],
        rows: rows.map(({ name, running, found, newest }) => [name, running?.split("/").at(-1) ?? "from elsewhere", dayText(found?.pushedAt ?? null), newest ? tagOf(newest) : "none", dayText(newest?.pushedAt ?? null)]),
      },
    ],
    unusual: rows.flatMap(({ logicalId, running, found, newest }) => {
      if (running === null) return [`${logicalId}: what runs does not come from this repository, so whether there is a newer image is not known here.`];
      if (!found) return [`${logicalId}: the image that runs, ${running}, is not in its repository any more.`];
      return newest && newest.digest !== found.digest ? [`${logicalId}: ${tagOf(newest)} was pushed on ${dayText(newest.pushedAt)}, after what runs.`] : [];
    }),
  };
}

const isSame = (image: string, { digest, tags }: EcrImage): boolean => image.endsWith(`@${digest}`) || tags.some((tag) => image.endsWith(`:${tag}`));
const tagOf = ({ tags, digest }: EcrImage): string => tags[0] ?? digest.slice(0, 19);

async function machineImages(context: EvidenceContext): Promise<Found> {
  const { aws, now } = context;
  const [instances, groups] = await Promise.all([ofType(context, "AWS::EC2::Instance"), ofType(context, "AWS::AutoScaling::AutoScalingGroup")]);
  if (instances.length + groups.length === 0) return { tables: [], unusual: [] };
  const gateway = machineImagesGateway(await aws.clients.ec2(), aws.read);
  const running: RunningImage[] = [];
  if (instances.length > 0) running.push(...(await gateway.listRunning({ Name: "instance-id", Values: instances.map(({ physicalId }) => physicalId) })));
  if (groups.length > 0) running.push(...(await gateway.listRunning({ Name: "tag:aws:autoscaling:groupName", Values: groups.map(({ physicalId }) => physicalId) })));
  if (running.length === 0) return { tables: [{ title: "Machine images", columns: ["Image"], rows: [["No instance runs."]] }], unusual: ["The stack should have instances, and none runs."] };
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
