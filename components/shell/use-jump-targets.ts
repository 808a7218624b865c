"use client";

import { queryOptions, useQuery } from "@tanstack/react-query";
import { useDeferredValue } from "react";

import { operationKindWords, operationStateWords } from "@/components/releases/deployment-words";
import { environmentHref, operationHref } from "@/components/releases/hrefs";
import { catalogQuery } from "@/lib/catalog/queries";
import { environmentListQuery } from "@/lib/environments/queries";
import { getJson } from "@/lib/http/get-json";
import { operationSummarySchema } from "@/lib/releases/operation-view";
import { pageSchema } from "@/lib/shared/page";

import type { JumpTarget } from "./jump-target";
import type { PanelPage } from "./panel-pages";

const MOST_FOUND = 8;
const NEWEST_OPERATIONS = 20;

const newestOperations = queryOptions({
  queryKey: ["releases", "jump"],
  queryFn: ({ signal }) => getJson(`/api/v1/operations?limit=${NEWEST_OPERATIONS}`, pageSchema(operationSummarySchema), { signal }),
});

/** Everything that can be gone to. Environments are searched for on the server by the first word; the rest is small enough to be at hand. */
export function useJumpTargets(pages: readonly PanelPage[], typed: string): { targets: JumpTarget[]; isLoading: boolean } {
  const word = useDeferredValue(typed.trim().split(/\s+/)[0] ?? "");
  const environments = useQuery(environmentListQuery({ q: word === "" ? undefined : word, sort: "name", filter: {}, limit: MOST_FOUND }));
  const operations = useQuery(newestOperations);
  const catalog = useQuery(catalogQuery());

  const targets: JumpTarget[] = [
    ...(environments.data?.items ?? []).map(({ id, name, system, option, stage }) => ({
      group: "Environments" as const,
      label: name,
      detail: `${system}/${option}, ${stage}`,
      href: environmentHref(id),
    })),
    ...pages.map(({ label, href }) => ({ group: "Pages" as const, label, detail: "", href })),
    ...(catalog.data?.systems ?? []).flatMap((system) =>
      system.options.map((option) => ({
        group: "Catalogue" as const,
        label: `${system.title}: ${option.title}`,
        detail: `${system.key}/${option.option}`,
        href: `/catalog/${system.key}/${option.option}`,
      })),
    ),
    ...(operations.data?.items ?? []).map(({ id, environmentId, environmentName, kind, state, release }) => ({
      group: "Operations" as const,
      label: `${environmentName}: ${operationKindWords(kind, release)}`,
      detail: operationStateWords(state).word,
      href: operationHref(environmentId, id),
    })),
  ];
  return { targets, isLoading: environments.isLoading || operations.isLoading || catalog.isLoading };
}
