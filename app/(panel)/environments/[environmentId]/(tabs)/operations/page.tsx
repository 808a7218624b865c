import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound } from "next/navigation";

import { PanelBox } from "@/components/ui/panel-box";
import { requireActor } from "@/lib/auth/server/session";
import { environmentIdSchema } from "@/lib/environments/environment-view";
import { getQueryClient } from "@/lib/http/get-query-client";
import { environmentOperationsQuery } from "@/lib/releases/queries";
import { listOperations } from "@/lib/releases/server/list-operations";

import { EnvironmentOperations } from "../_components/environment-operations";

export const metadata: Metadata = { title: "Operations" };

const WHOLE_PAGE = 200;

export default async function EnvironmentOperationsPage({ params }: { params: Promise<{ environmentId: string }> }) {
  const environmentId = environmentIdSchema.safeParse((await params).environmentId);
  if (!environmentId.success) notFound();
  const operations = await listOperations({ actor: await requireActor(), filter: { environmentId: environmentId.data }, limit: WHOLE_PAGE });

  const queryClient = getQueryClient();
  queryClient.setQueryData(environmentOperationsQuery(environmentId.data).queryKey, operations);
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <PanelBox title="Operations" note="Everything that was asked of this environment, newest first.">
        <EnvironmentOperations environmentId={environmentId.data} />
      </PanelBox>
    </HydrationBoundary>
  );
}
