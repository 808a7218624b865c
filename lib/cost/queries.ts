import { queryOptions } from "@tanstack/react-query";
import { z } from "zod";

import { getJson } from "@/lib/http/get-json";

import { environmentCostViewSchema } from "./environment-cost-view";
import { billStateSchema } from "./ledger-view";
import { sizingViewSchema } from "./sizing-view";

const STALE_MS = 60_000; // a bill changes once a day; what runs is looked at every few minutes

/** All of an environment's costs in a month. */
export const environmentCostQuery = (environmentId: string, month: string) =>
  queryOptions({
    queryKey: ["cost", "environment", environmentId, month],
    queryFn: ({ signal }) => getJson(`/api/v1/environments/${environmentId}/cost?month=${month}`, environmentCostViewSchema, { signal }),
    staleTime: STALE_MS,
  });

/** How well each account's bill is known, out of the ledger. */
export const billStatesQuery = () =>
  queryOptions({
    queryKey: ["cost", "bills"],
    queryFn: async ({ signal }) => (await getJson("/api/v1/costs?limit=1", z.object({ bills: z.array(billStateSchema) }), { signal })).bills,
  });

/** Whether the sizes that an environment runs fit what was measured. Asks CloudWatch, which costs a little: not asked again while the page is open. */
export const sizingQuery = (environmentId: string) =>
  queryOptions({
    queryKey: ["cost", "sizing", environmentId],
    queryFn: ({ signal }) => getJson(`/api/v1/environments/${environmentId}/sizing`, sizingViewSchema, { signal }),
    staleTime: Infinity,
  });
