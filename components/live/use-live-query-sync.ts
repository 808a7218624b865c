"use client";

import { hashKey, useQueryClient, type QueryKey } from "@tanstack/react-query";
import { useRef } from "react";

import type { EnvironmentDetail } from "@/lib/environments/environment-view";
import { environmentQuery, resourcesQuery } from "@/lib/environments/queries";
import { laterOperation } from "@/lib/releases/later-operation";
import { hasEnded } from "@/lib/releases/operation-state";
import { environmentOperationsKey, legalActsQuery, operationEventsQuery, operationQuery, releasesKey } from "@/lib/releases/queries";

import type { LiveMessage } from "./live-message";
import { mergeEvent, mergeProgress } from "./merge-live";
import { useLiveTopics } from "./use-live-topics";

const REREAD_MS = 1_000; // what messages do not carry (acts, lists) is read again at most this often

/** Keeps the query caches of one environment, and of the operation that is watched, as the stream tells. */
export function useLiveQuerySync({ environmentId, operationId }: { environmentId: string; operationId?: string }): void {
  const queryClient = useQueryClient();
  // By hash: a stack that is busy sends many messages a second, and each asks for the same lists.
  const due = useRef(new Map<string, QueryKey>());

  const readAgain = (...keys: QueryKey[]): void => {
    for (const queryKey of keys) void queryClient.invalidateQueries({ queryKey });
  };
  const readAgainSoon = (...keys: QueryKey[]): void => {
    if (due.current.size === 0)
      setTimeout(() => {
        readAgain(...due.current.values());
        due.current.clear();
      }, REREAD_MS);
    for (const key of keys) due.current.set(hashKey(key), key);
  };

  const take = (message: LiveMessage): void => {
    switch (message.kind) {
      case "operation": {
        const { id, environmentId: of, state } = message.operation;
        queryClient.setQueryData(operationQuery(id).queryKey, (cached) => laterOperation(cached, message.operation));
        readAgainSoon(legalActsQuery(of).queryKey, environmentOperationsKey(of));
        if (hasEnded(state)) readAgainSoon(releasesKey(of), environmentQuery(of).queryKey, resourcesQuery(of).queryKey, operationEventsQuery(id).queryKey);
        break;
      }
      case "progress":
        queryClient.setQueryData(operationQuery(message.operationId).queryKey, (cached) => mergeProgress(cached, message.progress));
        break;
      case "stack-event":
        if (message.operationId === null) break;
        queryClient.setQueryData(operationEventsQuery(message.operationId).queryKey, (cached) => mergeEvent(cached, message.event));
        break;
      case "environment": {
        const { environment } = message;
        // Outputs and secrets are not in the summary: kept as they are until the detail is read again.
        queryClient.setQueryData(environmentQuery(environment.id).queryKey, (cached: EnvironmentDetail | undefined) => cached && { ...cached, ...environment });
        readAgainSoon(legalActsQuery(environment.id).queryKey);
        break;
      }
    }
  };
  const catchUp = (): void => {
    readAgain(environmentQuery(environmentId).queryKey, legalActsQuery(environmentId).queryKey, environmentOperationsKey(environmentId), releasesKey(environmentId));
    if (operationId !== undefined) readAgain(operationQuery(operationId).queryKey, operationEventsQuery(operationId).queryKey);
  };

  useLiveTopics([`environment:${environmentId}`, ...(operationId === undefined ? [] : [`operation:${operationId}`])], take, catchUp);
}
