import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";

import { ROLE_WORDS } from "@/components/people/role-words";
import { ButtonLink } from "@/components/ui/button-link";
import { PageHead } from "@/components/ui/page-head";
import { Stack } from "@/components/ui/stack";
import { requireActor } from "@/lib/auth/server/session";
import { getQueryClient } from "@/lib/http/get-query-client";
import { ownTokensQuery, sessionsQuery } from "@/lib/people/queries";
import { listOwnSessions } from "@/lib/people/server/list-own-sessions";
import { listTokens } from "@/lib/people/server/list-tokens";
import { readOwnAccount } from "@/lib/people/server/read-own-account";
import { LONGEST_PAGE } from "@/lib/shared/page";

import { OwnSessions } from "./_components/own-sessions";
import { OwnTokens } from "./_components/own-tokens";

export const metadata: Metadata = { title: "Your account" };

export default async function AccountPage() {
  const actor = await requireActor();
  const [account, sessions, tokens] = await Promise.all([
    readOwnAccount(actor),
    listOwnSessions({ actor, now: new Date() }),
    listTokens({ actor, whose: "own", limit: LONGEST_PAGE }),
  ]);

  const queryClient = getQueryClient();
  queryClient.setQueryData(sessionsQuery().queryKey, sessions);
  queryClient.setQueryData(ownTokensQuery().queryKey, tokens);
  return (
    <>
      <PageHead
        title="Your account"
        lead={`${account.name}${account.email ? ` (${account.email})` : ""}, ${account.role}. ${ROLE_WORDS[account.role]}`}
        actions={<ButtonLink href="/account/password">Change your password</ButtonLink>}
      />
      <HydrationBoundary state={dehydrate(queryClient)}>
        <Stack>
          <OwnTokens ownRole={account.role} />
          <OwnSessions />
        </Stack>
      </HydrationBoundary>
    </>
  );
}
