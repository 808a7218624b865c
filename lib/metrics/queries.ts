import { queryOptions } from "@tanstack/react-query";

import { getJson } from "@/lib/http/get-json";

import { targetsViewSchema } from "./targets-view";

const STALE_MS = 60_000; // its shortest window moves every five minutes

/** The plan's figures beside what was measured. */
export const targetsQuery = (environmentId: string) =>
  queryOptions({
    queryKey: ["metrics", "targets", environmentId],
    queryFn: ({ signal }) => getJson(`/api/v1/environments/${environmentId}/targets`, targetsViewSchema, { signal }),
    staleTime: STALE_MS,
  });
