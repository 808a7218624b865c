import { queryOptions } from "@tanstack/react-query";

import { getJson } from "./get-json";
import { readinessSchema } from "./readiness-view";

const POLL_MS = 20_000; // a missing worker shows within a minute and a half of its last breath

/** For the banner that says changes are paused. */
export const readinessQuery = () =>
  queryOptions({
    queryKey: ["readiness"],
    queryFn: ({ signal }) => getJson("/api/v1/ready", readinessSchema, { signal }),
    refetchInterval: POLL_MS,
  });
