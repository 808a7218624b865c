import { keepPreviousData, queryOptions } from "@tanstack/react-query";

import { getJson } from "@/lib/http/get-json";
import { pageSchema } from "@/lib/shared/page";

import type { EnvironmentListInput } from "./environment-list-query";
import { environmentDetailSchema, environmentViewSchema } from "./environment-view";
import { resourcesViewSchema } from "./resources-view";

const RESOURCES_STALE_MS = 5_000; // as long as the server keeps a listing

/** One page of the environments; while another is on its way, the one before stays. */
export const environmentListQuery = (input: EnvironmentListInput) =>
  queryOptions({
    queryKey: ["environments", "list", input],
    queryFn: ({ signal }) => getJson(`/api/v1/environments?${listSearch(input)}`, pageSchema(environmentViewSchema), { signal }),
    placeholderData: keepPreviousData,
  });

export const environmentQuery = (environmentId: string) =>
  queryOptions({
    queryKey: ["environments", "detail", environmentId],
    queryFn: ({ signal }) => getJson(`/api/v1/environments/${environmentId}`, environmentDetailSchema, { signal }),
  });

export const resourcesQuery = (environmentId: string) =>
  queryOptions({
    queryKey: ["environments", "resources", environmentId],
    queryFn: ({ signal }) => getJson(`/api/v1/environments/${environmentId}/resources`, resourcesViewSchema, { signal }),
    staleTime: RESOURCES_STALE_MS,
  });

/** The query string of GET /environments, without what is left at its default. */
function listSearch({ cursor, limit, sort, filter, q }: EnvironmentListInput): string {
  const search = new URLSearchParams({ limit: String(limit), sort });
  if (cursor) search.set("cursor", cursor);
  if (q) search.set("q", q);
  for (const [field, value] of Object.entries(filter)) if (value !== undefined) search.set(`filter[${field}]`, value);
  return search.toString();
}
