import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound } from "next/navigation";

import { ParameterLabelsProvider } from "@/components/catalog/parameter-labels";
import { operationTitle } from "@/components/releases/operation-headline";
import type { Actor } from "@/lib/auth/actor";
import { can } from "@/lib/auth/permission";
import { requireActor } from "@/lib/auth/server/session";
import { parameterLabels } from "@/lib/catalog/labelled-name";
import { readOption } from "@/lib/catalog/server/read-option";
import { getQueryClient } from "@/lib/http/get-query-client";
import type { StackEventView } from "@/lib/releases/operation-view";
import { legalActsQuery, operationEventsQuery, operationQuery } from "@/lib/releases/queries";
import { listOperationEvents } from "@/lib/releases/server/list-operation-events";
import { readLegalActs } from "@/lib/releases/server/read-legal-acts";
import { readRelease } from "@/lib/releases/server/read-release";
import { LONGEST_PAGE } from "@/lib/shared/page";

import { environmentOf } from "../../environment-of-page";
import { OperationWatch } from "./_components/operation-watch";
import { operationOf } from "./operation-of-page";

type Props = { params: Promise<{ environmentId: string; operationId: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: operationTitle(await operationOf(params)) };
}

export default async function OperationPage({ params }: Props) {
  const operation = await operationOf(params);
  const { environmentId } = operation;
  const actor = await requireActor();
  const [events, acts, release, option] = await Promise.all([
    allEvents(actor, operation.id),
    readLegalActs({ actor, environmentId }),
    operation.release === null ? null : readRelease({ actor, environmentId, number: operation.release }),
    environmentOf(params).then(({ system, option: key }) => readOption({ actor, system, option: key })),
  ]);
  if (!acts) notFound();

  const queryClient = getQueryClient();
  queryClient.setQueryData(operationQuery(operation.id).queryKey, operation);
  queryClient.setQueryData(operationEventsQuery(operation.id).queryKey, events);
  queryClient.setQueryData(legalActsQuery(environmentId).queryKey, acts);
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <ParameterLabelsProvider labels={parameterLabels(option?.parameters ?? [])}>
        <OperationWatch environmentId={environmentId} operationId={operation.id} releaseNote={release?.note || null} mayRun={can(actor, "operations:run")} />
      </ParameterLabelsProvider>
    </HydrationBoundary>
  );
}

/** A launch of 60 resources has some 130 events: one page, rarely two. */
async function allEvents(actor: Actor, operationId: string): Promise<StackEventView[]> {
  const events: StackEventView[] = [];
  let cursor: string | undefined;
  do {
    const page = await listOperationEvents({ actor, operationId, limit: LONGEST_PAGE, cursor });
    events.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return events;
}
