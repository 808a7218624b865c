import { queryOptions } from "@tanstack/react-query";

import { getJson } from "@/lib/http/get-json";

import { catalogViewSchema, optionViewSchema, systemViewSchema } from "./catalog-views";

/** The catalogue is files of the release that runs: it changes with a deployment of Pilothouse itself, not while a page is open. */
const STALE_MS = 5 * 60_000;

export const catalogQuery = () =>
  queryOptions({
    queryKey: ["catalog"],
    queryFn: ({ signal }) => getJson("/api/v1/catalog", catalogViewSchema, { signal }),
    staleTime: STALE_MS,
  });

export const systemQuery = (system: string) =>
  queryOptions({
    queryKey: ["catalog", system],
    queryFn: ({ signal }) => getJson(`/api/v1/catalog/${encodeURIComponent(system)}`, systemViewSchema, { signal }),
    staleTime: STALE_MS,
  });

export const optionQuery = (system: string, option: string) =>
  queryOptions({
    queryKey: ["catalog", system, option],
    queryFn: ({ signal }) => getJson(`/api/v1/catalog/${encodeURIComponent(system)}/${encodeURIComponent(option)}`, optionViewSchema, { signal }),
    staleTime: STALE_MS,
  });
