"use client";

import Button from "@cloudscape-design/components/button";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import Link from "next/link";

import { AskBill } from "@/components/cost/ask-bill";
import { EmptyState } from "@/components/ui/empty-state";
import { useNotices } from "@/components/ui/notices";
import { PanelBox } from "@/components/ui/panel-box";
import { PlainTable } from "@/components/ui/plain-table";
import { ProblemAlert } from "@/components/ui/problem-alert";
import { Stack } from "@/components/ui/stack";
import { sandboxPastsQuery } from "@/lib/accounts/queries";
import { sandboxPastsViewSchema, type SandboxPastInput } from "@/lib/accounts/sandbox-past";
import { sendJson } from "@/lib/http/send-json";

import { FillInPastForm } from "./fill-in-past-form";
import { pastWords } from "./past-words";
import type { SandboxEnvironment } from "./sandbox-environment";

/** An environment of the sandbox that a past can be filled in for. */
type SandboxPastProps = { environments: readonly SandboxEnvironment[]; bill: { accountId: string; lastTryAt: string | null } | null };

/** A past that never was, so that a ledger and its charts can be seen at once; and reading it into the ledger. */
export function SandboxPast({ environments, bill }: SandboxPastProps) {
  const queryClient = useQueryClient();
  const { say, sayProblem } = useNotices();
  const { data, error, refetch } = useQuery(sandboxPastsQuery());
  const pasts = data?.pasts ?? [];
  const nameOf = new Map(environments.map(({ name, stackName }) => [stackName, name]));
  const fillIn = useMutation({
    mutationFn: (past: SandboxPastInput) => sendJson("PUT", "/api/v1/sandbox/past", past, sandboxPastsViewSchema),
    onSuccess: (stored, { stack }) => {
      queryClient.setQueryData(sandboxPastsQuery().queryKey, stored);
      say(`${nameOf.get(stack) ?? stack} has a past now. Ask Cost Explorer to bring it into the ledger.`);
    },
    onError: sayProblem,
  });
  const clear = useMutation({
    mutationFn: () => sendJson("DELETE", "/api/v1/sandbox/past", undefined, null),
    onSuccess: () => queryClient.setQueryData(sandboxPastsQuery().queryKey, { pasts: [] }),
    onError: sayProblem,
  });

  return (
    <PanelBox
      title="Fill in a past"
      note="The sandbox’s bill then reads as if an environment had run for months: something to see in Costs at once."
      actions={
        <Button disabled={pasts.length === 0} loading={clear.isPending} onClick={() => clear.mutate()}>
          Clear every past
        </Button>
      }
    >
      <Stack>
        <ProblemAlert error={error} onRetry={() => void refetch()} />
        {pasts.length === 0 ? (
          <EmptyState title="Every environment has run since it was launched" />
        ) : (
          <PlainTable
            stacks
            caption="Pasts that are filled in"
            columns={[{ header: "Environment" }, { header: "Counts" }]}
            rows={pasts.map((past) => ({ key: past.stack, cells: [nameOf.get(past.stack) ?? <code key="stack">{past.stack}</code>, pastWords(past)] }))}
          />
        )}
        {environments.length === 0 ? (
          <p>
            There is no environment in the sandbox yet. <Link href="/launch">Launch one</Link> first.
          </p>
        ) : (
          <FillInPastForm environments={environments} isSending={fillIn.isPending} onFillIn={fillIn.mutate} />
        )}
        {bill && pasts.length > 0 ? (
          <div style={{ display: "flex", flexWrap: "wrap", gap: 16, alignItems: "center" }}>
            <AskBill accountId={bill.accountId} lastTryAt={bill.lastTryAt} />
            <Link href="/costs">Then look at the costs</Link>
          </div>
        ) : null}
      </Stack>
    </PanelBox>
  );
}
