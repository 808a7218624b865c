import { queryOptions } from "@tanstack/react-query";

import { getJson } from "@/lib/http/get-json";

import { healthViewSchema } from "./health-view";
import { verificationViewSchema } from "./verification-view";

const RENEW_MS = 15_000; // the shortest pause between two answers that a plan asks for is 60 s

export const healthQuery = (environmentId: string) =>
  queryOptions({
    queryKey: ["health", environmentId],
    queryFn: ({ signal }) => getJson(`/api/v1/environments/${environmentId}/health`, healthViewSchema, { signal }),
    refetchInterval: RENEW_MS,
  });

const RUNNING_POLL_MS = 2_000; // the machine's checks take seconds; only while a run is open

export const verificationQuery = (environmentId: string) =>
  queryOptions({
    queryKey: ["health", "verification", environmentId],
    queryFn: ({ signal }) => getJson(`/api/v1/environments/${environmentId}/verification`, verificationViewSchema, { signal }),
    refetchInterval: ({ state: { data } }) => (data?.run && data.run.finishedAt === null ? RUNNING_POLL_MS : RENEW_MS),
  });
