import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";

import { can } from "@/lib/auth/permission";
import { requireActor } from "@/lib/auth/server/session";
import { healthQuery } from "@/lib/health/queries";
import { readHealth } from "@/lib/health/server/read-health";
import { getQueryClient } from "@/lib/http/get-query-client";
import { environmentOperationsQuery, LAST_OPERATIONS } from "@/lib/releases/queries";
import { listOperations } from "@/lib/releases/server/list-operations";

import { environmentIdOf, environmentOf } from "../environment-of-page";
import { EnvironmentOverview } from "./_components/environment-overview";

type Props = { params: Promise<{ environmentId: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await environmentOf(params)).name };
}

export default async function EnvironmentPage({ params }: Props) {
  const environmentId = await environmentIdOf(params);
  const actor = await requireActor();
  const [operations, health] = await Promise.all([
    listOperations({ actor, filter: { environmentId }, limit: LAST_OPERATIONS.limit }),
    readHealth({ actor, environmentId, now: new Date() }),
  ]);

  const queryClient = getQueryClient();
  queryClient.setQueryData(environmentOperationsQuery(environmentId, LAST_OPERATIONS).queryKey, operations);
  if (health) queryClient.setQueryData(healthQuery(environmentId).queryKey, health);
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <EnvironmentOverview environmentId={environmentId} maySetSecrets={can(actor, "secrets:write")} />
    </HydrationBoundary>
  );
}
