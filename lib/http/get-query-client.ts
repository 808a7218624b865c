import { QueryClient, defaultShouldDehydrateQuery, isServer } from "@tanstack/react-query";
import { cache } from "react";

import { ProblemError } from "./problem-error";

const FRESH_MS = 15_000; // what a server component has just read is not asked for again by its island
const MOST_RETRIES = 2;

const isWorthAnotherTry = (error: Error): boolean => !(error instanceof ProblemError) || error.status === 0 || error.status >= 500;

function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: FRESH_MS,
        // A refusal stays a refusal; only silence and our own trouble are worth another try.
        retry: (failures, error) => !isServer && failures < MOST_RETRIES && isWorthAnotherTry(error),
      },
      mutations: { retry: false },
      dehydrate: { shouldDehydrateQuery: defaultShouldDehydrateQuery },
    },
  });
}

const perRequest = cache(makeQueryClient);
let inBrowser: QueryClient | undefined;

/** One client per request on the server, so that no person's data reaches another; one for the page's life in the browser. */
export function getQueryClient(): QueryClient {
  if (isServer) return perRequest();
  return (inBrowser ??= makeQueryClient());
}
