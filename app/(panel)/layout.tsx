import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import { cookies } from "next/headers";
import type { ReactNode } from "react";

import { AlarmWatch } from "@/components/alarms/alarm-watch";
import { APPEARANCE_COOKIE, parseAppearance } from "@/components/shell/appearance";
import { AppearanceKeeper } from "@/components/shell/appearance-keeper";
import { PanelProviders } from "@/components/shell/panel-providers";
import { pagesFor } from "@/components/shell/panel-pages";
import { renderedNow } from "@/components/shell/rendered-now";
import shell from "@/components/shell/shell.module.css";
import { SideNavigation } from "@/components/shell/side-navigation";
import { TopBar } from "@/components/shell/top-bar";
import { WorkerBanner } from "@/components/shell/worker-banner";
import { accountsQuery } from "@/lib/accounts/queries";
import { listAccounts } from "@/lib/accounts/server/list-accounts";
import { alarmCountsQuery } from "@/lib/alarms/queries";
import { readAlarmCounts } from "@/lib/alarms/server/read-alarm-counts";
import type { Role } from "@/lib/auth/actor";
import { can } from "@/lib/auth/permission";
import { requireActor } from "@/lib/auth/server/session";
import { getQueryClient } from "@/lib/http/get-query-client";
import { LONGEST_PAGE } from "@/lib/shared/page";

const CONTENT_ID = "content";
export default async function PanelLayout({ children }: { children: ReactNode }) {
  const actor = await requireActor();
  const seesAlarms = can(actor, "alarms:read");
  const [accounts, alarmCounts, kept] = await Promise.all([listAccounts({ actor, limit: LONGEST_PAGE }), seesAlarms ? readAlarmCounts({ actor }) : null, cookies()]);
  const appearance = parseAppearance(kept.get(APPEARANCE_COOKIE)?.value);
  // Nobody but a person has a browser; the system's own actor never comes here.
  const role: Role = actor.kind === "system" ? "viewer" : actor.role;
  const pages = pagesFor(role, accounts.items.some(({ kind }) => kind === "sandbox"));

  const queryClient = getQueryClient();
  queryClient.setQueryData(accountsQuery().queryKey, accounts);
  if (alarmCounts) queryClient.setQueryData(alarmCountsQuery().queryKey, alarmCounts);

  return (
    <PanelProviders zone={appearance.zone} renderedAtMs={renderedNow()}>
      <HydrationBoundary state={dehydrate(queryClient)}>
        <AppearanceKeeper />
        {seesAlarms ? <AlarmWatch /> : null}
        <TopBar contentId={CONTENT_ID} pages={pages} name={actor.name} role={role} appearance={appearance} />
        <div className={shell.frame}>
          <SideNavigation pages={pages} />
          <div className={shell.column}>
            <WorkerBanner />
            <main id={CONTENT_ID} className={shell.main} tabIndex={-1}>
              {children}
            </main>
          </div>
        </div>
      </HydrationBoundary>
    </PanelProviders>
  );
}
