import "server-only";

import { GetResourcesCommand, type ResourceGroupsTaggingAPIClient } from "@aws-sdk/client-resource-groups-tagging-api";

import { MalformedAnswerError } from "./errors";
import type { ReadCall } from "./read-call";

const MOST_PAGES = 5; // of a hundred

export type TaggedResource = { arn: string; tags: Record<string, string> };

/** Resource Groups Tagging API in one account and region. Throws `AwsError`. */
export function resourceTaggingGateway(client: Pick<ResourceGroupsTaggingAPIClient, "send">, read: ReadCall) {
  return {
    /** Resources of these types ("ec2:instance") that have all of the tags, each with one of its values; one without values may have any. */
    async getResources({ types, tags }: { types: readonly string[]; tags: readonly { key: string; values: readonly string[] }[] }): Promise<{ resources: TaggedResource[]; complete: boolean }> {
      const resources: TaggedResource[] = [];
      let token: string | undefined;
      for (let pages = 0; pages === 0 || (token !== undefined && pages < MOST_PAGES); pages += 1) {
        const page = await read("tag:GetResources", async () => {
          const request = { ResourceTypeFilters: [...types], TagFilters: tags.map(({ key, values }) => ({ Key: key, Values: [...values] })), PaginationToken: token, ResourcesPerPage: 100 };
          const { ResourceTagMappingList, PaginationToken } = await client.send(new GetResourcesCommand(request));
          if (!ResourceTagMappingList) throw new MalformedAnswerError("GetResources without a list.");
          return { found: ResourceTagMappingList, next: PaginationToken || undefined };
        });
        for (const { ResourceARN, Tags = [] } of page.found) if (ResourceARN) resources.push({ arn: ResourceARN, tags: Object.fromEntries(Tags.flatMap(({ Key, Value }) => (Key ? [[Key, Value ?? ""]] : []))) });
        token = page.next;
      }
      return { resources, complete: token === undefined };
    },
  };
}
