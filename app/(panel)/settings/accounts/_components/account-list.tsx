"use client";

import Button from "@cloudscape-design/components/button";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { counted } from "@/components/ui/counted";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHead } from "@/components/ui/page-head";
import { ProblemAlert } from "@/components/ui/problem-alert";
import { Stack } from "@/components/ui/stack";
import type { AccountDetail } from "@/lib/accounts/account-input";
import { accountsQuery } from "@/lib/accounts/queries";

import { AccountBox } from "./account-box";
import { AccountDialog } from "./account-dialog";
import { TrustDialog } from "./trust-dialog";

const RENEW_MS = 5_000;

/** How each AWS account is reached and whether it answers. */
export function AccountList({ canManage }: { canManage: boolean }) {
  const { data, error, refetch } = useQuery({ ...accountsQuery(), refetchInterval: RENEW_MS });
  const [isConnecting, setIsConnecting] = useState(false);
  const [connected, setConnected] = useState<AccountDetail | null>(null);
  const accounts = data?.items ?? [];
  const broken = accounts.filter(({ connection }) => connection.state === "denied" || connection.state === "unreachable").length;

  return (
    <>
      <PageHead
        title="AWS accounts"
        lead={`${counted(accounts.length, "account")}; ${broken === 0 ? "none has a problem that we know of" : `${broken} cannot be used now`}.`}
        actions={canManage ? <Button onClick={() => setIsConnecting(true)}>Connect an account</Button> : null}
      />
      <Stack>
        <ProblemAlert error={error} onRetry={() => void refetch()} />
        {accounts.map((account) => (
          <AccountBox key={account.id} account={account} canManage={canManage} />
        ))}
        {data && accounts.length === 0 ? <EmptyState title="No account is connected">The sandbox account appears as soon as the worker runs.</EmptyState> : null}
      </Stack>
      {isConnecting ? (
        <AccountDialog
          account={null}
          onDismiss={() => setIsConnecting(false)}
          onSaved={(account) => {
            setIsConnecting(false);
            if (account.externalId !== null) setConnected(account);
          }}
        />
      ) : null}
      {connected ? <TrustDialog account={connected} onDone={() => setConnected(null)} /> : null}
    </>
  );
}
