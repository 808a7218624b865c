"use client";

import Button from "@cloudscape-design/components/button";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

import { Ago } from "@/components/ui/ago";
import { EmptyState } from "@/components/ui/empty-state";
import { useNotices } from "@/components/ui/notices";
import { PanelBox } from "@/components/ui/panel-box";
import { PlainTable, type TableColumn } from "@/components/ui/plain-table";
import { ProblemAlert } from "@/components/ui/problem-alert";
import { Stack } from "@/components/ui/stack";
import { sandboxDisturbancesQuery } from "@/lib/accounts/queries";
import { DISTURBANCE_WORDS, disturbancesViewSchema, type DisturbanceInput, type DisturbancesView, type SetDisturbances } from "@/lib/accounts/sandbox-disturbances";
import { sendJson } from "@/lib/http/send-json";

import { AddDisturbanceForm } from "./add-disturbance-form";
import type { SandboxEnvironment } from "./sandbox-environment";

type Disturbance = DisturbancesView["disturbances"][number];

const COLUMNS: readonly TableColumn[] = [
  { header: "What goes wrong" },
  { header: "Environment" },
  { header: "Resource" },
  { header: "Since" },
  { header: "What can be done", isHeaderHidden: true },
];

/** As it is sent back with the list: it goes on as it began. */
const asInput = ({ stack, logicalId, kind, beginsWith }: Disturbance): DisturbanceInput => ({ stack, logicalId, kind, sinceMinutesAgo: null, beginsWith });

/** What goes wrong in running stacks, and a form for one more. The API replaces the whole list; so does each change here. */
export function SandboxDisturbances({ environments }: { environments: readonly SandboxEnvironment[] }) {
  const queryClient = useQueryClient();
  const { sayProblem } = useNotices();
  const { data, error, refetch } = useQuery(sandboxDisturbancesQuery());
  const disturbances = data?.disturbances ?? [];
  const nameOf = new Map(environments.map(({ name, stackName }) => [stackName, name]));
  const { mutate, isPending } = useMutation({
    mutationFn: (wanted: SetDisturbances) => sendJson("PUT", "/api/v1/sandbox/disturbances", wanted, disturbancesViewSchema),
    onSuccess: (stored) => queryClient.setQueryData(sandboxDisturbancesQuery().queryKey, stored),
    onError: sayProblem,
  });
  const without = (ended: Disturbance | null) => disturbances.filter((one) => one !== ended).map(asInput);

  const toRow = (one: Disturbance) => {
    const where = nameOf.get(one.stack) ?? one.stack;
    return {
      key: one.id,
      cells: [
        DISTURBANCE_WORDS[one.kind],
        nameOf.get(one.stack) ?? <code key="stack">{one.stack}</code>,
        one.logicalId === "*" ? "all that it can happen to" : <code key="resource">{one.logicalId}</code>,
        one.since === null ? "the next release" : <Ago key="since" iso={one.since} suffix={one.beginsWith ? " ago, with a release" : " ago"} />,
        <Button key="end" variant="inline-link" disabled={isPending} ariaLabel={`End it: ${DISTURBANCE_WORDS[one.kind]} in ${where}`} onClick={() => mutate({ disturbances: without(one) })}>
          End it
        </Button>,
      ],
    };
  };

  return (
    <PanelBox
      title="Disturbances"
      note="Something goes wrong in an environment that runs. Its metrics show it from that moment, its alarms follow, and what has been stays in its past."
      actions={
        <Button disabled={disturbances.length === 0 || isPending} onClick={() => mutate({ disturbances: [] })}>
          End all
        </Button>
      }
    >
      <Stack>
        <ProblemAlert error={error} onRetry={() => void refetch()} />
        {disturbances.length > 0 ? (
          <PlainTable stacks caption="Disturbances that last" columns={COLUMNS} rows={disturbances.map(toRow)} />
        ) : (
          <EmptyState title="Nothing is disturbed from here" />
        )}
        <AddDisturbanceForm environments={environments} isSending={isPending} onAdd={(one) => mutate({ disturbances: [...without(null), one] })} />
      </Stack>
    </PanelBox>
  );
}
