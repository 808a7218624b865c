import "server-only";

import { ecrGateway, type EcrImage } from "@/lib/aws/ecr";
import { readRelease } from "@/lib/releases/server/read-release";

import { dayText } from "./ages";
import { ofType, type EvidenceContext } from "./evidence-context";
import type { VersionsPart } from "./versions-part";

/** Container images of the running release against the newest in the stack's repositories; those from elsewhere by name only. Null: the stack has no repository. */
export async function containerImagesPart(context: EvidenceContext): Promise<VersionsPart | null> {
  const { actor, environment, aws } = context;
  const repositories = await ofType(context, "AWS::ECR::Repository");
  if (repositories.length === 0) return null;
  const release = environment.runningRelease === null ? null : await readRelease({ actor, environmentId: environment.id, number: environment.runningRelease });
  const used = release?.images ?? [];
  const gateway = ecrGateway(await aws.clients.ecr(), aws.read);
  const looked = await Promise.all(repositories.map(async ({ logicalId, physicalId }) => ({ logicalId, name: physicalId, images: await gateway.listImages(physicalId) })));
  const rows = looked.map(({ logicalId, name, images }) => {
    const running = used.find(({ image }) => isFrom(name, image))?.image ?? null;
    const found = running === null ? null : (images.find((image) => isSame(running, image)) ?? null);
    return { logicalId, name, running, found, newest: images[0] ?? null };
  });
  const others = used.filter(({ image }) => !looked.some(({ name }) => isFrom(name, image)));
  return {
    told: rows.map(({ logicalId, running }) => `${logicalId}: ${running ?? "from elsewhere"}`),
    source: "ECR, DescribeImages",
    tables: [
      {
        title: "Container images",
        columns: ["Repository", "Running", "Pushed", "Newest", "Pushed"],
        rows: [
          ...rows.map(({ name, running, found, newest }) => [name, running?.split("/").at(-1) ?? "from elsewhere", dayText(found?.pushedAt ?? null), newest ? tagOf(newest) : "none", dayText(newest?.pushedAt ?? null)]),
          ...others.map(({ parameter, image }) => [`elsewhere (${parameter})`, image, "–", "not asked: no repository of the stack has it", "–"]),
        ],
      },
    ],
    unusual: rows.flatMap(({ logicalId, running, found, newest }) => {
      if (running === null) return [`${logicalId}: what runs does not come from this repository, so whether there is a newer image is not known here.`];
      if (!found) return [`${logicalId}: the image that runs, ${running}, is not in its repository any more.`];
      return newest && newest.digest !== found.digest ? [`${logicalId}: ${tagOf(newest)} was pushed on ${dayText(newest.pushedAt)}, after what runs.`] : [];
    }),
  };
}

const isFrom = (repository: string, image: string): boolean => image.includes(`/${repository}:`) || image.includes(`/${repository}@`) || image.startsWith(`${repository}:`);
const isSame = (image: string, { digest, tags }: EcrImage): boolean => image.endsWith(`@${digest}`) || tags.some((tag) => image.endsWith(`:${tag}`));
const tagOf = ({ tags, digest }: EcrImage): string => tags[0] ?? digest.slice(0, 19);
