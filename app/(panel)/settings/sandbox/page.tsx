import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";

import { ButtonLink } from "@/components/ui/button-link";
import { Forbidden } from "@/components/ui/forbidden";
import { FullPageNotice } from "@/components/ui/full-page-notice";
import { PageHead } from "@/components/ui/page-head";
import { Stack } from "@/components/ui/stack";
import { sandboxFaultsQuery, sandboxSpeedQuery } from "@/lib/accounts/queries";
import { readSandboxFaults } from "@/lib/accounts/server/read-sandbox-faults";
import { readSandboxSpeed } from "@/lib/accounts/server/read-sandbox-speed";
import type { Actor } from "@/lib/auth/actor";
import { can } from "@/lib/auth/permission";
import { requireActor } from "@/lib/auth/server/session";
import { getQueryClient } from "@/lib/http/get-query-client";
import { AppError } from "@/lib/shared/app-error";

import { SandboxFaults } from "./_components/sandbox-faults";
import { SandboxPace } from "./_components/sandbox-pace";

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
  queryClient.setQueryData(sandboxSpeedQuery().queryKey, sandbox.speed);
  return (
    <>
      <PageHead title="Sandbox" lead="The AWS account on this machine. Set failures here to rehearse what a launch, an update or a rollback does when something breaks." />
      <HydrationBoundary state={dehydrate(queryClient)}>
        <Stack>
          <SandboxFaults />
          <SandboxPace />
        </Stack>
      </HydrationBoundary>
    </>
  );
}

/** There may be no sandbox, or it may not answer: both are something to say, not a broken page. */
async function readSandbox(actor: Actor) {
  try {
    const [faults, speed] = await Promise.all([readSandboxFaults({ actor }), readSandboxSpeed({ actor })]);
    return { kind: "read", faults, speed } as const;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { kind: "unreadable", why: error.message } as const;
  }
}
