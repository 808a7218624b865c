import type { Metadata } from "next";

import { FollowUpList } from "@/components/maintenance/follow-up-list";
import { reportHref } from "@/components/maintenance/hrefs";
import { MaintenanceLive } from "@/components/maintenance/maintenance-live";
import { ButtonLink } from "@/components/ui/button-link";
import { Forbidden } from "@/components/ui/forbidden";
import { PanelBox } from "@/components/ui/panel-box";
import { Stack } from "@/components/ui/stack";
import { can } from "@/lib/auth/permission";
import { requireActor } from "@/lib/auth/server/session";
import { MAINTENANCE_PERIODS } from "@/lib/catalog/plan-operations";
import { weekOf } from "@/lib/maintenance/civil-day";
import { REHEARSAL_TASK } from "@/lib/maintenance/rehearsal";
import { listFollowUps } from "@/lib/maintenance/server/list-follow-ups";
import { listRehearsals } from "@/lib/maintenance/server/list-rehearsals";
import { readEnvironmentTasks } from "@/lib/maintenance/server/read-environment-tasks";
import { readHistory } from "@/lib/maintenance/server/read-history";
import { readSetting } from "@/lib/maintenance/server/read-setting";
import { isOpen } from "@/lib/maintenance/task-state";

import { environmentOf } from "../../environment-of-page";
import { ExtraTasks } from "./_components/extra-tasks";
import { History } from "./_components/history";
import { PresentTasks } from "./_components/present-tasks";
import { RehearsalPanel } from "./_components/rehearsal-panel";
import { SettingPanel } from "./_components/setting-panel";

export const metadata: Metadata = { title: "Maintenance" };

export default async function EnvironmentMaintenancePage({ params }: { params: Promise<{ environmentId: string }> }) {
  const actor = await requireActor();
  if (!can(actor, "maintenance:read")) return <Forbidden permission="maintenance:read" what="Reading maintenance" />;
  const environment = await environmentOf(params);
  const now = new Date();
  const today = now.toISOString().slice(0, 10);
  const of = { actor, environmentId: environment.id };
  const [present, history, setting, followUps, rehearsals] = await Promise.all([readEnvironmentTasks({ ...of, now }), readHistory({ ...of, now }), readSetting(of), listFollowUps({ ...of, openOnly: false }), listRehearsals(of)]);
  const mayChange = can(actor, "maintenance:write");
  const rehearsed = present.monthly.tasks.find(({ key, state }) => key === REHEARSAL_TASK && isOpen(state));

  return (
    <Stack>
      <MaintenanceLive />
      <PanelBox
        title="Due now"
        actions={
          <div style={{ display: "flex", flexWrap: "wrap", gap: 8 }}>
            <ButtonLink href={reportHref(weekOf(today), environment.id)}>Report of the week</ButtonLink>
            <ButtonLink href={reportHref(today.slice(0, 7), environment.id)}>Report of the month</ButtonLink>
          </div>
        }
      >
        <Stack>
          {MAINTENANCE_PERIODS.map((period) => (
            <PresentTasks key={period} period={period} environment={present[period]} />
          ))}
        </Stack>
      </PanelBox>
      <FollowUpList followUps={followUps.items} total={followUps.total} today={today} mayChange={mayChange} />
      <RehearsalPanel environmentId={environment.id} name={environment.name} rehearsals={rehearsals} mayRun={mayChange && can(actor, "operations:run") && can(actor, "releases:write")} task={rehearsed ?? null} />
      <History history={history} />
      <SettingPanel name={environment.name} view={setting} mayChange={mayChange} />
      <ExtraTasks environmentId={environment.id} name={environment.name} tasks={setting.extraTasks} mayChange={mayChange} />
    </Stack>
  );
}
