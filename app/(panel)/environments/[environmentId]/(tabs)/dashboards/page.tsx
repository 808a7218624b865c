import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";

import { BoardChoice } from "@/components/dashboards/board-choice";
import { BoardNotice } from "@/components/dashboards/board-notice";
import { leftOutOfDashboard } from "@/components/dashboards/dashboard-address";
import { DashboardBoard } from "@/components/dashboards/dashboard-board";
import { TargetsPanel } from "@/components/dashboards/targets-panel";
import { EmptyState } from "@/components/ui/empty-state";
import { Forbidden } from "@/components/ui/forbidden";
import { LeftOutOfAddress } from "@/components/ui/left-out-of-address";
import { leftOutParts } from "@/components/ui/left-out-parts";
import type { SearchParams } from "@/components/ui/list-state";
import { PanelBox } from "@/components/ui/panel-box";
import { Stack } from "@/components/ui/stack";
import { can } from "@/lib/auth/permission";
import { requireActor } from "@/lib/auth/server/session";
import { loadTargets } from "@/lib/catalog/server/load-targets";
import { listReleases } from "@/lib/releases/server/list-releases";

import { beginWidgets } from "../../../../dashboards/begin-widgets";
import { readBoard, readBoardList } from "../../../../dashboards/read-board";
import { environmentOf } from "../../environment-of-page";
import { releaseMarks } from "./release-marks";
import { chosenBoard } from "./search-params";

export const metadata: Metadata = { title: "Dashboards" };

const MOST_RELEASES = 50; // the newest: a month of daily releases, and more than a chart can hold apart

type Props = { params: Promise<{ environmentId: string }>; searchParams: Promise<SearchParams> };

export default async function EnvironmentDashboardsPage({ params, searchParams }: Props) {
  const actor = await requireActor();
  if (!can(actor, "dashboards:read")) return <Forbidden permission="dashboards:read" what="Reading dashboards" />;
  const { id: environmentId, name: environmentName, system, option } = await environmentOf(params);
  const wanted = await searchParams;
  const owner = { kind: "environment" as const, environmentId };
  const [list, releases, targets] = await Promise.all([readBoardList(actor, owner), listReleases({ actor, environmentId, limit: MOST_RELEASES }), loadTargets({ system, option })]);
  const items = list.kind === "found" ? list.found.items : [];
  const own = items.flatMap(({ name, logicalId }) => (logicalId === null ? [] : [name]));
  const others = items.flatMap(({ name, logicalId }) => (logicalId === null ? [name] : []));
  const name = chosenBoard(wanted, own);
  const read = name === null ? null : await readBoard(actor, owner, name, wanted);

  return (
    <Stack>
      <LeftOutOfAddress parts={[...leftOutParts(wanted, { dashboard: wanted["dashboard"] === name }), ...leftOutOfDashboard(wanted)]} />
      <TargetsPanel environmentId={environmentId} count={targets?.length ?? 0} />
      <PanelBox title={name ?? "Dashboards"} note={name === null && list.kind === "found" ? `The stack of ${environmentName} has no dashboard.` : undefined} actions={<BoardChoice own={own} others={others} current={name} />}>
        {list.kind === "refused" ? <EmptyState title="Which dashboards there are could not be read">{list.why} Reload the page to ask again.</EmptyState> : null}
        {list.kind === "refused" && name === null ? null : name === null || read === null ? (
          <EmptyState title="No dashboard is chosen">A stack that is not launched yet has none. Other dashboards of the account can be chosen above, and any body can be pasted under Dashboards.</EmptyState>
        ) : read.kind === "found" ? (
          <HydrationBoundary state={beginWidgets({ actor, owner, name, view: read.found, params: wanted })}>
            <DashboardBoard key={name} view={read.found} source={{ ...owner, name }} releases={releaseMarks(releases.items)} environmentId={environmentId} />
          </HydrationBoundary>
        ) : (
          <BoardNotice read={read} name={name} />
        )}
      </PanelBox>
    </Stack>
  );
}
