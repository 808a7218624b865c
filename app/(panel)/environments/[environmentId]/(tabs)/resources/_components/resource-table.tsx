"use client";

import Button from "@cloudscape-design/components/button";
import Input from "@cloudscape-design/components/input";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { eventWords } from "@/components/releases/event-words";
import { Ago } from "@/components/ui/ago";
import { EmptyState } from "@/components/ui/empty-state";
import { ExternalLink } from "@/components/ui/external-link";
import { Moment } from "@/components/ui/moment";
import { PanelBox } from "@/components/ui/panel-box";
import { PlainTable } from "@/components/ui/plain-table";
import { ProblemAlert } from "@/components/ui/problem-alert";
import { Bone } from "@/components/ui/skeleton";
import { Stack } from "@/components/ui/stack";
import { StatusMark } from "@/components/ui/status-mark";
import { resourcesQuery } from "@/lib/environments/queries";

import { matchesResource } from "./matches-resource";

/** What the stack holds, as AWS lists it now, with a filter and the way into the AWS console. */
export function ResourceTable({ environmentId }: { environmentId: string }) {
  const { data, error, isPending, isFetching, refetch } = useQuery(resourcesQuery(environmentId));
  const [text, setText] = useState("");
  const shown = data?.items.filter((resource) => matchesResource(resource, text)) ?? [];
  return (
    <PanelBox
      title="Resources"
      note={data?.asOf ? <>As AWS listed them <Ago iso={data.asOf} suffix=" ago" />.</> : "As AWS lists them."}
      actions={
        <Button loading={isFetching} loadingText="Asking AWS" iconName="refresh" onClick={() => void refetch()}>
          Ask again
        </Button>
      }
    >
      <Stack>
        <ProblemAlert error={error} onRetry={() => void refetch()} />
        {isPending ? <Bone height={320} /> : null}
        {data && data.items.length === 0 ? <EmptyState title="No resources">There is no stack; launching the environment makes one.</EmptyState> : null}
        {data && data.items.length > 0 ? (
          <>
            <div style={{ maxWidth: 420 }}>
              <Input type="search" ariaLabel="Find resources" placeholder="Name, id, type or status" clearAriaLabel="Clear" value={text} onChange={({ detail }) => setText(detail.value)} />
            </div>
            <output style={{ display: "block" }}>
              {shown.length} of {data.total} resources
              {data.stackConsoleUrl ? (
                <>
                  {" · "}
                  <ExternalLink href={data.stackConsoleUrl}>Stack in the AWS console</ExternalLink>
                </>
              ) : null}
            </output>
            <PlainTable
              stacks
              caption="Resources of the stack"
              columns={[{ header: "Resource" }, { header: "Status" }, { header: "Physical id" }, { header: "Changed" }, { header: "Console" }]}
              rows={shown.map(({ logicalId, resourceType, status, statusReason, physicalId, lastUpdatedAt, consoleUrl }) => ({
                key: logicalId,
                cells: [
                  <span key="resource">
                    {logicalId}
                    <br />
                    <span style={{ color: "var(--ph-text-quiet)", fontWeight: 400 }}>{resourceType}</span>
                  </span>,
                  <span key="status" title={status}>
                    <StatusMark {...eventWords(status)} />
                    {statusReason ? ` ${statusReason}` : null}
                  </span>,
                  <code key="id" style={{ overflowWrap: "anywhere" }}>
                    {physicalId ?? "none yet"}
                  </code>,
                  <Moment key="changed" iso={lastUpdatedAt} />,
                  consoleUrl ? (
                    <ExternalLink key="console" href={consoleUrl} about={`${logicalId} in the AWS console`}>
                      Open
                    </ExternalLink>
                  ) : null,
                ],
              }))}
            />
          </>
        ) : null}
      </Stack>
    </PanelBox>
  );
}
