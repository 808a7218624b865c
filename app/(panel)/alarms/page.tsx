import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";

import { AlarmLooks } from "@/components/alarms/alarm-looks";
import { Forbidden } from "@/components/ui/forbidden";
import { LeftOutOfAddress } from "@/components/ui/left-out-of-address";
import { leftOutOfList, leftOutParts } from "@/components/ui/left-out-parts";
import { parseListState, type SearchParams } from "@/components/ui/list-state";
import { PageHead } from "@/components/ui/page-head";
import { readList } from "@/components/ui/read-list";
import { Stack } from "@/components/ui/stack";
import { firstShown } from "@/lib/alarms/alarm-groups";
import { alarmIdSchema } from "@/lib/alarms/alarm-view";
import { alarmQuery } from "@/lib/alarms/queries";
import { listAlarms } from "@/lib/alarms/server/list-alarms";
import { readAlarm } from "@/lib/alarms/server/read-alarm";
import { can } from "@/lib/auth/permission";
import { requireActor } from "@/lib/auth/server/session";
import { listEnvironmentNames } from "@/lib/environments/server/list-environment-names";
import { getQueryClient } from "@/lib/http/get-query-client";

import { AlarmList } from "./_components/alarm-list";
import { AlarmsHeadActs } from "./_components/alarms-head-acts";
import { AlarmsLead } from "./_components/alarms-lead";
import { ALARM_LIST, leftOutFilters, toAlarmInput } from "./search-params";

export const metadata: Metadata = { title: "Alarms" };

export default async function AlarmsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await requireActor();
  if (!can(actor, "alarms:read")) return <Forbidden permission="alarms:read" what="Reading alarms" />;
  const params = await searchParams;
  const wanted = parseListState(ALARM_LIST, params);
  const [{ state, page }, environments] = await Promise.all([
    readList(wanted, (place) => listAlarms({ actor, ...toAlarmInput(place) })),
    listEnvironmentNames({ actor }),
  ]);
  // The alarm that is shown beside the list: the address names it, else it is the first.
  const chosen = alarmIdSchema.safeParse(state.filters.alarm ?? firstShown(page.items)?.id);
  const detail = chosen.success ? await readAlarm({ actor, alarmId: chosen.data }) : null;
  const queryClient = getQueryClient();
  if (detail) queryClient.setQueryData(alarmQuery(detail.id).queryKey, detail);

  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <PageHead title="Alarms" lead={<AlarmsLead read={page.counts} wasAsked={page.looks.some(({ answeredAt }) => answeredAt !== null) || page.total > 0} isPartlyUnread={page.looks.some(({ problem }) => problem !== null)} />} actions={<AlarmsHeadActs />} />
      <Stack>
        <AlarmLooks looks={page.looks} />
        <LeftOutOfAddress parts={[...leftOutFilters(state), ...leftOutOfList(ALARM_LIST, params, state), ...leftOutParts(params, { alarm: detail !== null })]} />
        <AlarmList
          state={state}
          page={page}
          me={actor.kind === "person" ? actor.personId : null}
          environments={environments.map(({ id, name }) => ({ value: id, label: name }))}
          mayAct={can(actor, "alarms:write")}
          mayRun={can(actor, "operations:run")}
        />
      </Stack>
    </HydrationBoundary>
  );
}
