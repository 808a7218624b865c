import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound } from "next/navigation";

import { operationTitle } from "@/components/releases/operation-headline";
import type { Actor } from "@/lib/auth/actor";
import { can } from "@/lib/auth/permission";
import { requireActor } from "@/lib/auth/server/session";
import { getQueryClient } from "@/lib/http/get-query-client";
import { operationIdSchema, type StackEventView } from "@/lib/releases/operation-view";
import { legalActsQuery, operationEventsQuery, operationQuery } from "@/lib/releases/queries";
import { listOperationEvents } from "@/lib/releases/server/list-operation-events";
import { readLegalActs } from "@/lib/releases/server/read-legal-acts";
import { readOperation } from "@/lib/releases/server/read-operation";

import { OperationWatch } from "./_components/operation-watch";

const EVENT_PAGE = 200;

type Props = { params: Promise<{ environmentId: string; operationId: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const operationId = operationIdSchema.safeParse((await params).operationId);
  const operation = operationId.success ? await readOperation({ actor: await requireActor(), operationId: operationId.data }) : null;
  return { title: operation ? operationTitle(operation) : "Operation" };
}

export default async function OperationPage({ params }: Props) {
  const { environmentId, operationId: text } = await params;
  const operationId = operationIdSchema.safeParse(text);
  if (!operationId.success) notFound();
  const actor = await requireActor();
  const [operation, events] = await Promise.all([readOperation({ actor, operationId: operationId.data }), allEvents(actor, operationId.data)]);
  if (!operation || operation.environmentId !== environmentId) notFound();
  const acts = await readLegalActs({ actor, environmentId });
  if (!acts) notFound();

  const queryClient = getQueryClient();
  queryClient.setQueryData(operationQuery(operation.id).queryKey, operation);
  queryClient.setQueryData(operationEventsQuery(operation.id).queryKey, events);
  queryClient.setQueryData(legalActsQuery(environmentId).queryKey, acts);
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <OperationWatch environmentId={environmentId} operationId={operation.id} mayRun={can(actor, "operations:run")} />
    </HydrationBoundary>
  );
}

/** A launch of 60 resources has some 130 events: one page, rarely two. */
async function allEvents(actor: Actor, operationId: string): Promise<StackEventView[]> {
  const events: StackEventView[] = [];
  let cursor: string | undefined;
  do {
    const page = await listOperationEvents({ actor, operationId, limit: EVENT_PAGE, cursor });
    events.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return events;
}
