import { queryOptions } from "@tanstack/react-query";

import { getJson } from "@/lib/http/get-json";
import { sendJson } from "@/lib/http/send-json";

import { type EstimateRequest, estimateSchema } from "./estimate-view";
import { priceBookSchema } from "./price-book";
import { priceHistorySchema } from "./price-history-view";
import { pricingMaterialSchema } from "./pricing-material";

/** Templates and prices change with a release of Pilothouse or a refresh of prices, not while a page is open. */
const STALE_MS = 5 * 60_000;

const optionPath = (system: string, option: string): string => `/api/v1/catalog/${encodeURIComponent(system)}/${encodeURIComponent(option)}`;

/** An estimate worked out by the server: for pages that show one. The wizard prices by itself, from the two queries below. */
export const estimateQuery = (system: string, option: string, request: EstimateRequest) =>
  queryOptions({
    queryKey: ["pricing", "estimate", system, option, request],
    queryFn: ({ signal }) => sendJson("POST", `${optionPath(system, option)}/estimate`, request, estimateSchema, { signal }),
    staleTime: STALE_MS,
  });

/** With `priceBookQuery` all that `estimateOption` needs in the browser. */
export const pricingMaterialQuery = (system: string, option: string) =>
  queryOptions({
    queryKey: ["pricing", "material", system, option],
    queryFn: ({ signal }) => getJson(`${optionPath(system, option)}/pricing-material`, pricingMaterialSchema, { signal }),
    staleTime: STALE_MS,
  });

/** One for all options of a region. Fails with "not-found" and a sentence where there are no prices yet. */
export const priceBookQuery = (region: string) =>
  queryOptions({
    queryKey: ["pricing", "prices", region],
    queryFn: ({ signal }) => getJson(`/api/v1/prices/${encodeURIComponent(region)}`, priceBookSchema, { signal }),
    staleTime: STALE_MS,
  });

/** When a region's prices were read from AWS, and what each reading changed. */
export const priceHistoryQuery = (region: string) =>
  queryOptions({
    queryKey: ["pricing", "history", region],
    queryFn: ({ signal }) => getJson(`/api/v1/prices/${encodeURIComponent(region)}/history`, priceHistorySchema, { signal }),
  });
