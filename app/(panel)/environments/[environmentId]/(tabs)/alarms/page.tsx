import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound } from "next/navigation";

import { AlarmLooks } from "@/components/alarms/alarm-looks";
import { Forbidden } from "@/components/ui/forbidden";
import { LeftOutOfAddress } from "@/components/ui/left-out-of-address";
import { leftOutParts } from "@/components/ui/left-out-parts";
import type { SearchParams } from "@/components/ui/list-state";
import { Stack } from "@/components/ui/stack";
import { firstShown } from "@/lib/alarms/alarm-groups";
import { alarmIdSchema } from "@/lib/alarms/alarm-view";
import { alarmQuery } from "@/lib/alarms/queries";
import { listEnvironmentAlarms } from "@/lib/alarms/server/list-environment-alarms";
import { readAlarm } from "@/lib/alarms/server/read-alarm";
import { can } from "@/lib/auth/permission";
import { requireActor } from "@/lib/auth/server/session";
import { getQueryClient } from "@/lib/http/get-query-client";

import { environmentOf } from "../../environment-of-page";
import { EnvironmentAlarms } from "./_components/environment-alarms";
import { LackingAlarms } from "./_components/lacking-alarms";

export const metadata: Metadata = { title: "Alarms" };

type Props = { params: Promise<{ environmentId: string }>; searchParams: Promise<SearchParams> };

export default async function EnvironmentAlarmsPage({ params, searchParams }: Props) {
  const actor = await requireActor();
  if (!can(actor, "alarms:read")) return <Forbidden permission="alarms:read" what="Reading alarms" />;
  const environment = await environmentOf(params);
  const view = await listEnvironmentAlarms({ actor, environmentId: environment.id });
  if (!view) notFound();
  const asked = await searchParams;
  const chosen = alarmIdSchema.safeParse(asked["alarm"] ?? firstShown(view.items)?.id);
  const detail = chosen.success ? await readAlarm({ actor, alarmId: chosen.data }) : null;
  const queryClient = getQueryClient();
  if (detail) queryClient.setQueryData(alarmQuery(detail.id).queryKey, detail);

  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <Stack>
        <LeftOutOfAddress parts={leftOutParts(asked, { alarm: detail !== null })} />
        {view.look ? <AlarmLooks looks={[view.look]} /> : null}
        <LackingAlarms view={view} hasStack={environment.stackArn !== null} />
        <EnvironmentAlarms
          environmentId={environment.id}
          alarms={view.items}
          me={actor.kind === "person" ? actor.personId : null}
          mayAct={can(actor, "alarms:write")}
          mayRun={can(actor, "operations:run")}
        />
      </Stack>
    </HydrationBoundary>
  );
}
