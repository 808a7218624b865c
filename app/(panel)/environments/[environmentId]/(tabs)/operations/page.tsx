import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";

import { LeftOutOfAddress } from "@/components/ui/left-out-of-address";
import { leftOutOfList } from "@/components/ui/left-out-parts";
import { parseListState, type SearchParams } from "@/components/ui/list-state";
import { PanelBox } from "@/components/ui/panel-box";
import { readList } from "@/components/ui/read-list";
import { requireActor } from "@/lib/auth/server/session";
import { getQueryClient } from "@/lib/http/get-query-client";
import { environmentOperationsQuery } from "@/lib/releases/queries";
import { listOperations } from "@/lib/releases/server/list-operations";

import { environmentIdOf } from "../../environment-of-page";
import { OperationPages } from "./_components/operation-pages";
import { OPERATION_LIST } from "./search-params";

export const metadata: Metadata = { title: "Operations" };

type Props = { params: Promise<{ environmentId: string }>; searchParams: Promise<SearchParams> };

export default async function EnvironmentOperationsPage({ params, searchParams }: Props) {
  const environmentId = await environmentIdOf(params);
  const actor = await requireActor();
  const limit = OPERATION_LIST.pageSize;
  const asked = await searchParams;
  const { state, page } = await readList(parseListState(OPERATION_LIST, asked), ({ cursor }) =>
    listOperations({ actor, filter: { environmentId }, cursor: cursor ?? undefined, limit }),
  );

  const queryClient = getQueryClient();
  queryClient.setQueryData(environmentOperationsQuery(environmentId, { cursor: state.cursor, limit }).queryKey, page);
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <PanelBox title="Operations" note="Everything that was asked of this environment, newest first.">
        <LeftOutOfAddress parts={leftOutOfList(OPERATION_LIST, asked, state)} />
        <OperationPages environmentId={environmentId} state={state} />
      </PanelBox>
    </HydrationBoundary>
  );
}
