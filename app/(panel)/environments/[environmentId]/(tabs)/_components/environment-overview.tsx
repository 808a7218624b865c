"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";

import { OutputsPanel } from "@/components/environments/outputs-panel";
import { SecretsPanel } from "@/components/environments/secrets-panel";
import { environmentHref } from "@/components/releases/hrefs";
import { OperationTable } from "@/components/releases/operation-table";
import { FactList } from "@/components/ui/fact-list";
import { Moment } from "@/components/ui/moment";
import { PanelBox } from "@/components/ui/panel-box";
import { Columns, Stack } from "@/components/ui/stack";
import { environmentQuery } from "@/lib/environments/queries";
import { environmentOperationsQuery, LAST_OPERATIONS } from "@/lib/releases/queries";

import { HealthPanel } from "./health-panel";

/** Where it answers, which secrets wait, what was done last. */
export function EnvironmentOverview({ environmentId, maySetSecrets }: { environmentId: string; maySetSecrets: boolean }) {
  const { data: environment } = useQuery(environmentQuery(environmentId));
  const { data: operations } = useQuery(environmentOperationsQuery(environmentId, LAST_OPERATIONS));
  if (!environment) return null; // seeded by the layout
  const tags = Object.entries(environment.tags);
  return (
    <Stack>
      <OutputsPanel outputs={environment.outputs} hasStack={environment.stackStatus !== null && environment.stackStatus !== "DELETE_COMPLETE"} />
      <HealthPanel environmentId={environment.id} />
      <SecretsPanel environmentId={environment.id} secrets={environment.secrets} maySet={maySetSecrets} />
      <PanelBox title="Last operations" actions={<Link href={`${environmentHref(environment.id)}/operations`}>All {operations?.total ?? ""}</Link>}>
        <OperationTable operations={operations?.items ?? []} />
      </PanelBox>
      <Columns>
        <PanelBox title="Details">
          <FactList
            facts={[
              ["Stack", environment.stackName],
              ["Stack status", environment.stackStatus ?? "no stack"],
              ...(environment.stackStatusReason ? [["AWS says", environment.stackStatusReason] as const] : []),
              ["Stack ARN", environment.stackArn ?? "none yet"],
              ["Running release", environment.release === null ? "none, or not known" : String(environment.release)],
              ["Newest release", String(environment.latestRelease)],
              ["Made", <Moment key="made" iso={environment.createdAt} />],
              ["Protected", environment.protected ? "yes" : "no"],
            ]}
          />
        </PanelBox>
        <PanelBox title="Tags" note="On the stack, and by AWS on its resources.">
          <FactList
            facts={[
              ["pilothouse:environment", environment.name],
              ["pilothouse:system", environment.system],
              ["pilothouse:option", environment.option],
              ["pilothouse:stage", environment.stage],
              ...tags,
            ]}
          />
        </PanelBox>
      </Columns>
    </Stack>
  );
}
