import type { ResourceView } from "@/lib/environments/resources-view";

/** Whether every word of the search occurs in what is known of the resource. */
export function matchesResource({ logicalId, physicalId, resourceType, status }: Pick<ResourceView, "logicalId" | "physicalId" | "resourceType" | "status">, search: string): boolean {
  const known = `${logicalId} ${physicalId ?? ""} ${resourceType} ${status}`.toLowerCase();
  return search.toLowerCase().split(/\s+/).every((word) => known.includes(word));
}
