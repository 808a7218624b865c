import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";

import { ButtonLink } from "@/components/ui/button-link";
import { Forbidden } from "@/components/ui/forbidden";
import { FullPageNotice } from "@/components/ui/full-page-notice";
import { PageHead } from "@/components/ui/page-head";
import { Stack } from "@/components/ui/stack";
import { sandboxDisturbancesQuery, sandboxFaultsQuery, sandboxPastsQuery, sandboxSpeedQuery } from "@/lib/accounts/queries";
import { listAccounts } from "@/lib/accounts/server/list-accounts";
import { readSandboxDisturbances } from "@/lib/accounts/server/read-sandbox-disturbances";
import { readSandboxFaults } from "@/lib/accounts/server/read-sandbox-faults";
import { readSandboxPasts } from "@/lib/accounts/server/read-sandbox-pasts";
import { readSandboxSpeed } from "@/lib/accounts/server/read-sandbox-speed";
import type { Actor } from "@/lib/auth/actor";
import { can } from "@/lib/auth/permission";
import { requireActor } from "@/lib/auth/server/session";
import { listCosts } from "@/lib/cost/server/list-costs";
import { listEnvironments } from "@/lib/environments/server/list-environments";
import { getQueryClient } from "@/lib/http/get-query-client";
import { AppError } from "@/lib/shared/app-error";
import { LONGEST_PAGE } from "@/lib/shared/page";

import { SandboxDisturbances } from "./_components/sandbox-disturbances";
import { SandboxFaults } from "./_components/sandbox-faults";
import { SandboxPace } from "./_components/sandbox-pace";
import { SandboxPast } from "./_components/sandbox-past";

export const metadata: Metadata = { title: "Sandbox" };

export default async function SandboxPage() {
  const actor = await requireActor();
  if (!can(actor, "sandbox:control")) return <Forbidden permission="sandbox:control" what="Rehearsing with the sandbox" />;
  const sandbox = await readSandbox(actor);
  if (sandbox.kind === "unreadable")
    return (
      <FullPageNotice title="The sandbox does not answer" action={<ButtonLink href="/settings/sandbox">Try again</ButtonLink>}>
        {sandbox.why}
      </FullPageNotice>
    );

  const queryClient = getQueryClient();
  queryClient.setQueryData(sandboxFaultsQuery().queryKey, sandbox.faults);
  queryClient.setQueryData(sandboxDisturbancesQuery().queryKey, sandbox.disturbances);
  queryClient.setQueryData(sandboxSpeedQuery().queryKey, sandbox.speed);
  queryClient.setQueryData(sandboxPastsQuery().queryKey, sandbox.pasts);
  const { environments, bill } = await readBilled(actor);
  return (
    <>
      <PageHead title="Sandbox" lead="The AWS account on this machine. Set failures here to rehearse what a launch, an update or a rollback does when something breaks." />
      <HydrationBoundary state={dehydrate(queryClient)}>
        <Stack>
          <SandboxFaults />
          <SandboxDisturbances environments={environments} />
          <SandboxPace />
          <SandboxPast environments={environments} bill={bill} />
        </Stack>
      </HydrationBoundary>
    </>
  );
}

/** There may be no sandbox, or it may not answer: both are something to say, not a broken page. */
async function readSandbox(actor: Actor) {
  try {
    const [faults, disturbances, speed, pasts] = await Promise.all([
      readSandboxFaults({ actor }),
      readSandboxDisturbances({ actor }),
      readSandboxSpeed({ actor }),
      readSandboxPasts({ actor }),
    ]);
    return { kind: "read", faults, disturbances, speed, pasts } as const;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { kind: "unreadable", why: error.message } as const;
  }
}

/** Environments of the sandbox that a past can be filled in for, and the bill that it would be read into. */
async function readBilled(actor: Actor) {
  const accounts = await listAccounts({ actor, limit: LONGEST_PAGE });
  const sandbox = accounts.items.find(({ kind }) => kind === "sandbox");
  if (!sandbox) return { environments: [], bill: null };
  const [environments, { bills }] = await Promise.all([
    listEnvironments({ actor, limit: LONGEST_PAGE, sort: "name", filter: { accountId: sandbox.id } }),
    listCosts({ actor, now: new Date(), limit: 1, sort: "name", filter: { accountId: sandbox.id } }),
  ]);
  const bill = bills.find(({ accountId }) => accountId === sandbox.id);
  return {
    environments: environments.items.filter(({ stackStatus }) => stackStatus !== null).map(({ name, stackName }) => ({ name, stackName })),
    bill: { accountId: sandbox.id, lastTryAt: bill?.lastTry?.at ?? null },
  };
}
