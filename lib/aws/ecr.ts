import "server-only";

import { DescribeImagesCommand, type ECRClient } from "@aws-sdk/client-ecr";

import { MalformedAnswerError } from "./errors";
import type { ReadCall } from "./read-call";

const MOST_PAGES = 20; // of a thousand images

export type EcrImage = { digest: string; tags: string[]; pushedAt: Date; sizeBytes: number };

/** ECR in one account and region. Throws `AwsError`. */
export function ecrGateway(client: Pick<ECRClient, "send">, read: ReadCall) {
  return {
    /** Newest first. AWS lists in no order, so all pages are read. */
    async listImages(repositoryName: string): Promise<EcrImage[]> {
      const found: EcrImage[] = [];
      let token: string | undefined;
      for (let page = 0; page < MOST_PAGES; page += 1) {
        const answer = await read("ecr:DescribeImages", async () => {
          const { imageDetails, nextToken } = await client.send(new DescribeImagesCommand({ repositoryName, maxResults: 1_000, nextToken: token }));
          if (!imageDetails) throw new MalformedAnswerError("DescribeImages without a list.");
          const images = imageDetails.flatMap(({ imageDigest, imageTags, imagePushedAt, imageSizeInBytes }): EcrImage[] =>
            imageDigest && imagePushedAt ? [{ digest: imageDigest, tags: imageTags ?? [], pushedAt: imagePushedAt, sizeBytes: imageSizeInBytes ?? 0 }] : [],
          );
          return { images, next: nextToken };
        });
        found.push(...answer.images);
        token = answer.next || undefined;
        if (token === undefined) break;
      }
      return found.toSorted((a, b) => b.pushedAt.getTime() - a.pushedAt.getTime());
    },
  };
}
export type EcrGateway = ReturnType<typeof ecrGateway>;
