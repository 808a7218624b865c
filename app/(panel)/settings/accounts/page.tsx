import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";

import { accountsQuery } from "@/lib/accounts/queries";
import { listAccounts } from "@/lib/accounts/server/list-accounts";
import { can } from "@/lib/auth/permission";
import { requireActor } from "@/lib/auth/server/session";
import { getQueryClient } from "@/lib/http/get-query-client";
import { LONGEST_PAGE } from "@/lib/shared/page";

import { AccountList } from "./_components/account-list";

export const metadata: Metadata = { title: "AWS accounts" };

export default async function AccountsPage() {
  const actor = await requireActor();
  const queryClient = getQueryClient();
  queryClient.setQueryData(accountsQuery().queryKey, await listAccounts({ actor, limit: LONGEST_PAGE }));
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <AccountList canManage={can(actor, "accounts:manage")} />
    </HydrationBoundary>
  );
}
