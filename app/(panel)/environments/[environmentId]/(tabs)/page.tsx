import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound } from "next/navigation";

import { can } from "@/lib/auth/permission";
import { requireActor } from "@/lib/auth/server/session";
import { environmentIdSchema } from "@/lib/environments/environment-view";
import { readEnvironment } from "@/lib/environments/server/read-environment";
import { getQueryClient } from "@/lib/http/get-query-client";
import { environmentOperationsQuery } from "@/lib/releases/queries";
import { listOperations } from "@/lib/releases/server/list-operations";

import { EnvironmentOverview } from "./_components/environment-overview";

const WHOLE_PAGE = 200;
type Props = { params: Promise<{ environmentId: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const environmentId = environmentIdSchema.safeParse((await params).environmentId);
  const environment = environmentId.success ? await readEnvironment({ actor: await requireActor(), environmentId: environmentId.data }) : null;
  return { title: environment?.name ?? "Environment" };
}

export default async function EnvironmentPage({ params }: Props) {
  const environmentId = environmentIdSchema.safeParse((await params).environmentId);
  if (!environmentId.success) notFound();
  const actor = await requireActor();
  const operations = await listOperations({ actor, filter: { environmentId: environmentId.data }, limit: WHOLE_PAGE });

  const queryClient = getQueryClient();
  queryClient.setQueryData(environmentOperationsQuery(environmentId.data).queryKey, operations);
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <EnvironmentOverview environmentId={environmentId.data} maySetSecrets={can(actor, "secrets:write")} />
    </HydrationBoundary>
  );
}
