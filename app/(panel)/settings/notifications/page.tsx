import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";

import { LeftOutOfAddress } from "@/components/ui/left-out-of-address";
import { leftOutOfList } from "@/components/ui/left-out-parts";
import { parseListState, type SearchParams } from "@/components/ui/list-state";
import { PageHead } from "@/components/ui/page-head";
import { readList } from "@/components/ui/read-list";
import { Stack } from "@/components/ui/stack";
import { can } from "@/lib/auth/permission";
import { requireActor } from "@/lib/auth/server/session";
import { listEnvironmentNames } from "@/lib/environments/server/list-environment-names";
import { getQueryClient } from "@/lib/http/get-query-client";
import { channelsQuery, rulesQuery } from "@/lib/notifications/queries";
import { listChannels } from "@/lib/notifications/server/list-channels";
import { listDeliveries } from "@/lib/notifications/server/list-deliveries";
import { readRules } from "@/lib/notifications/server/read-rules";

import { ChannelList } from "./_components/channel-list";
import { DeliveryLog } from "./_components/delivery-log";
import { OwnNotifications } from "./_components/own-notifications";
import { DELIVERY_LIST, leftOutFilters, toDeliveryQuery } from "./search-params";

export const metadata: Metadata = { title: "Notifications" };

export default async function NotificationsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await requireActor();
  const params = await searchParams;
  const canManage = can(actor, "notifications:manage");
  const [own, environments, channels, { state, page }] = await Promise.all([
    readRules({ actor, target: "own-email" }),
    listEnvironmentNames({ actor }),
    canManage ? listChannels({ actor }) : null,
    readList(parseListState(DELIVERY_LIST, params), (wanted) => listDeliveries({ actor, query: toDeliveryQuery(wanted) })),
  ]);

  const queryClient = getQueryClient();
  queryClient.setQueryData(rulesQuery("own-email").queryKey, own);
  if (channels) queryClient.setQueryData(channelsQuery().queryKey, channels);
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <PageHead title="Notifications" lead="What you and your team hear of while nobody looks. The same thing is told once; of a storm, the rest comes as one message." />
      <Stack>
        <LeftOutOfAddress parts={[...leftOutFilters(state), ...leftOutOfList(DELIVERY_LIST, params, state)]} />
        <OwnNotifications environments={environments} />
        {canManage ? <ChannelList environments={environments} /> : null}
        <DeliveryLog state={state} page={page} ofEverybody={canManage} />
      </Stack>
    </HydrationBoundary>
  );
}
