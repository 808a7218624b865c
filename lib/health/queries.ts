import { queryOptions } from "@tanstack/react-query";

import { getJson } from "@/lib/http/get-json";

import { healthViewSchema } from "./health-view";

const RENEW_MS = 15_000; // the shortest pause between two answers that a plan asks for is 60 s

export const healthQuery = (environmentId: string) =>
  queryOptions({
    queryKey: ["health", environmentId],
    queryFn: ({ signal }) => getJson(`/api/v1/environments/${environmentId}/health`, healthViewSchema, { signal }),
    refetchInterval: RENEW_MS,
  });
