"use client";

import Button from "@cloudscape-design/components/button";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

import { EmptyState } from "@/components/ui/empty-state";
import { useNotices } from "@/components/ui/notices";
import { PanelBox } from "@/components/ui/panel-box";
import { PlainTable, type TableColumn } from "@/components/ui/plain-table";
import { ProblemAlert } from "@/components/ui/problem-alert";
import { Stack } from "@/components/ui/stack";
import { sandboxFaultsQuery } from "@/lib/accounts/queries";
import { sandboxFaultsViewSchema, type SandboxFaultsView, type SetSandboxFaults } from "@/lib/accounts/sandbox-controls";
import { sendJson } from "@/lib/http/send-json";

import { AddFaultForm } from "./add-fault-form";
import { toFaultInput } from "./fault-input";

type Fault = SandboxFaultsView["faults"][number];
const RENEW_MS = 5_000; // a fault counts down as it strikes

const COLUMNS: readonly TableColumn[] = [
  { header: "Resource" },
  { header: "Stack" },
  { header: "Fails on" },
  { header: "How often" },
  { header: "Saying" },
  { header: "What can be done", isHeaderHidden: true },
];

/** The failures that are set, and a form for one more. The API replaces the whole list; so does each change here. */
export function SandboxFaults() {
  const queryClient = useQueryClient();
  const { sayProblem } = useNotices();
  const { data, error, refetch } = useQuery({ ...sandboxFaultsQuery(), refetchInterval: RENEW_MS });
  const faults = data?.faults ?? [];
  const { mutate, mutateAsync, isPending } = useMutation({
    mutationFn: (wanted: SetSandboxFaults) => sendJson("PUT", "/api/v1/sandbox/faults", wanted, sandboxFaultsViewSchema),
    onSuccess: (stored) => queryClient.setQueryData(sandboxFaultsQuery().queryKey, stored),
    onError: sayProblem,
  });
  const kept = (without: Fault | null) => faults.filter((fault) => fault !== without).flatMap((fault) => toFaultInput(fault) ?? []);

  const toRow = (fault: Fault) => ({
    key: fault.id ?? JSON.stringify(fault),
    cells: [
      <code key="resource">{fault.logicalId}</code>,
      <code key="stack">{fault.stack}</code>,
      fault.operation === "*" ? "everything" : fault.operation,
      fault.times === null ? "until removed" : `${fault.times} more`,
      fault.message ?? "a general failure",
      <Button key="remove" variant="inline-link" disabled={isPending} ariaLabel={`Remove the failure of ${fault.logicalId}`} onClick={() => mutate({ faults: kept(fault) })}>
        Remove
      </Button>,
    ],
  });

  return (
    <PanelBox
      title="Failures"
      note="Whatever matches fails instead of doing what it was asked."
      actions={
        <Button disabled={faults.length === 0 || isPending} onClick={() => mutate({ faults: [] })}>
          Remove all
        </Button>
      }
    >
      <Stack>
        <ProblemAlert error={error} onRetry={() => void refetch()} />
        {faults.length > 0 ? (
          <PlainTable stacks caption="Failures that are set" columns={COLUMNS} rows={faults.map(toRow)} />
        ) : (
          <EmptyState title="Nothing is set to fail" />
        )}
        <AddFaultForm isSending={isPending} onAdd={(fault) => mutateAsync({ faults: [...kept(null), fault] })} />
      </Stack>
    </PanelBox>
  );
}
