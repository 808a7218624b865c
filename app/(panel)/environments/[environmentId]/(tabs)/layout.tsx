import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";

import { EnvironmentHead } from "@/components/environments/environment-head";
import { TabNav } from "@/components/environments/tab-nav";
import { logsHref } from "@/components/logs/hrefs";
import { environmentHref, releasesHref } from "@/components/releases/hrefs";
import { can } from "@/lib/auth/permission";
import { requireActor } from "@/lib/auth/server/session";
import { environmentQuery } from "@/lib/environments/queries";
import { getQueryClient } from "@/lib/http/get-query-client";
import { legalActsQuery } from "@/lib/releases/queries";
import { readLegalActs } from "@/lib/releases/server/read-legal-acts";

import { environmentOf } from "../environment-of-page";

type Params = { params: Promise<{ environmentId: string }> };

/** The head and tabs of an environment; its pages stand below. */
export default async function EnvironmentLayout({ params, children }: Params & { children: ReactNode }) {
  const actor = await requireActor();
  const environment = await environmentOf(params);
  const acts = await readLegalActs({ actor, environmentId: environment.id });
  if (!acts) notFound();

  const queryClient = getQueryClient();
  queryClient.setQueryData(environmentQuery(environment.id).queryKey, environment);
  queryClient.setQueryData(legalActsQuery(environment.id).queryKey, acts);
  const href = environmentHref(environment.id);
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <EnvironmentHead environmentId={environment.id} mayRun={can(actor, "operations:run")} />
      <TabNav
        label={`Pages of ${environment.name}`}
        tabs={[
          { href, label: "Overview" },
          { href: releasesHref(environment.id), label: "Releases" },
          { href: `${href}/operations`, label: "Operations" },
          { href: `${href}/resources`, label: "Resources" },
          { href: `${href}/dashboards`, label: "Dashboards" },
          { href: `${href}/alarms`, label: "Alarms" },
          { href: logsHref(environment.id), label: "Logs" },
          { href: `${href}/health`, label: "Health" },
          { href: `${href}/cost`, label: "Cost" },
          { href: `${href}/maintenance`, label: "Maintenance" },
          { href: `${href}/settings`, label: "Settings" },
        ]}
      />
      {children}
    </HydrationBoundary>
  );
}
