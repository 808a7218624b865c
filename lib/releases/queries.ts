import { queryOptions } from "@tanstack/react-query";
import { z } from "zod";

import { getJson } from "@/lib/http/get-json";
import { LONGEST_PAGE, pageSchema } from "@/lib/shared/page";

import { laterOperation } from "./later-operation";
import { legalActsSchema } from "./legal-acts-view";
import { isInMotion } from "./operation-state";
import { operationSummarySchema, operationViewSchema, stackEventViewSchema, type OperationView, type StackEventView } from "./operation-view";
import { releaseViewSchema } from "./release-view";

/** The stream carries every change; this only mends what it may have lost, so it need not be quick. */
const IN_MOTION_POLL_MS = 10_000;
export const operationQuery = (operationId: string) =>
  queryOptions({
    queryKey: ["releases", "operation", operationId],
    queryFn: async ({ signal, client, queryKey }) => {
      const answer = await getJson(`/api/v1/operations/${operationId}`, operationViewSchema, { signal });
      // Read after the answer came: what the stream has told meanwhile may be newer than the answer.
      return laterOperation(client.getQueryData<OperationView>(queryKey), answer);
    },
    refetchInterval: ({ state }) => (state.data && isInMotion(state.data.state) ? IN_MOTION_POLL_MS : false),
  });

/** Every stored event of the operation, oldest first; those that polling has not confirmed yet come last. */
export const operationEventsQuery = (operationId: string) =>
  queryOptions({
    queryKey: ["releases", "operation-events", operationId],
    queryFn: async ({ signal, client, queryKey }): Promise<StackEventView[]> => {
      const events: StackEventView[] = [];
      const read = new Set<string>();
      for (let cursor: string | null = ""; cursor !== null; ) {
        const page: z.infer<typeof eventsPageSchema> = await getJson(
          `/api/v1/operations/${operationId}/events?limit=${LONGEST_PAGE}${cursor === "" ? "" : `&cursor=${encodeURIComponent(cursor)}`}`,
          eventsPageSchema,
          { signal },
        );
        // Confirmed between two pages, an event moves forward and may come twice.
        events.push(...page.items.filter(({ id }) => !read.has(id)));
        for (const { id } of page.items) read.add(id);
        cursor = page.nextCursor;
      }
      // What the stream brought while this was on its way is in the cache only. Events are never taken back, so both are true.
      const streamed = (client.getQueryData<StackEventView[]>(queryKey) ?? []).filter(({ id }) => !read.has(id));
      return [...events, ...streamed];
    },
  });
const eventsPageSchema = pageSchema(stackEventViewSchema);

/** A page of a list; `cursor` null: the first. */
type PagePlace = { cursor: string | null; limit: number };

const placeSearch = ({ cursor, limit }: PagePlace): URLSearchParams => new URLSearchParams({ limit: String(limit), ...(cursor === null ? {} : { cursor }) });

/** What the environment's overview shows of its operations. */
export const LAST_OPERATIONS: PagePlace = { cursor: null, limit: 5 };

/** Begins the keys of all pages of an environment's operations. */
export const environmentOperationsKey = (environmentId: string) => ["releases", "environment-operations", environmentId];

/** Operations of an environment, newest first. */
export const environmentOperationsQuery = (environmentId: string, place: PagePlace) =>
  queryOptions({
    queryKey: [...environmentOperationsKey(environmentId), place],
    queryFn: ({ signal }) => getJson(`/api/v1/environments/${environmentId}/operations?${placeSearch(place)}`, pageSchema(operationSummarySchema), { signal }),
  });

/** Begins the keys of all pages of an environment's releases. */
export const releasesKey = (environmentId: string) => ["releases", "list", environmentId];

/** Releases of an environment, newest first. */
export const releasesQuery = (environmentId: string, place: PagePlace) =>
  queryOptions({
    queryKey: [...releasesKey(environmentId), place],
    queryFn: ({ signal }) => getJson(`/api/v1/environments/${environmentId}/releases?${placeSearch(place)}`, pageSchema(releaseViewSchema), { signal }),
  });

/** What can be done to an environment now, and why not the rest. */
export const legalActsQuery = (environmentId: string) =>
  queryOptions({
    queryKey: ["releases", "acts", environmentId],
    queryFn: ({ signal }) => getJson(`/api/v1/environments/${environmentId}/acts`, legalActsSchema, { signal }),
  });
