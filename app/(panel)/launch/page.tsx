import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";

import { EmptyState } from "@/components/ui/empty-state";
import { ButtonLink } from "@/components/ui/button-link";
import { Forbidden } from "@/components/ui/forbidden";
import { LeftOutOfAddress } from "@/components/ui/left-out-of-address";
import { leftOutParts } from "@/components/ui/left-out-parts";
import type { SearchParams } from "@/components/ui/list-state";
import { PageHead } from "@/components/ui/page-head";
import { listAccounts } from "@/lib/accounts/server/list-accounts";
import { can } from "@/lib/auth/permission";
import { requireActor } from "@/lib/auth/server/session";
import { catalogQuery, optionQuery, systemQuery } from "@/lib/catalog/queries";
import { listCatalog } from "@/lib/catalog/server/list-catalog";
import { readOption } from "@/lib/catalog/server/read-option";
import { readSystem } from "@/lib/catalog/server/read-system";
import { getQueryClient } from "@/lib/http/get-query-client";

import { LaunchWizard } from "./_components/launch-wizard";
import { LAUNCH_STEPS, parseLaunchPlace } from "./search-params";

export const metadata: Metadata = { title: "Launch" };

const ALL_ACCOUNTS = 200;

export default async function LaunchPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await requireActor();
  if (!can(actor, "environments:write")) return <Forbidden permission="environments:write" what="Launching an environment" />;
  const asked = await searchParams;
  const { system, option } = parseLaunchPlace(asked);
  const [catalog, accounts, chosenSystem, chosen] = await Promise.all([
    listCatalog({ actor }),
    listAccounts({ actor, limit: ALL_ACCOUNTS }),
    system !== null ? readSystem({ actor, system }) : null,
    system !== null && option !== null ? readOption({ actor, system, option }) : null,
  ]);

  const queryClient = getQueryClient();
  queryClient.setQueryData(catalogQuery().queryKey, catalog);
  if (chosenSystem) queryClient.setQueryData(systemQuery(chosenSystem.key).queryKey, chosenSystem);
  if (chosen) queryClient.setQueryData(optionQuery(chosen.system, chosen.option).queryKey, chosen);

  return (
    <>
      <PageHead title="Launch an environment" lead="From a few questions to a running stack; nothing is created before the last step." />
      <LeftOutOfAddress parts={leftOutParts(asked, { system: chosenSystem !== null, option: chosen !== null, step: LAUNCH_STEPS.some((step) => step === asked["step"]) })} />
      {accounts.items.length === 0 ? (
        <EmptyState title="No AWS account is connected" action={<ButtonLink href="/settings/accounts">See AWS accounts</ButtonLink>}>
          Connect one first; without credentials the sandbox account appears as soon as the worker runs.
        </EmptyState>
      ) : (
        <HydrationBoundary state={dehydrate(queryClient)}>
          <LaunchWizard accounts={accounts.items} />
        </HydrationBoundary>
      )}
    </>
  );
}
