"use client";

import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import { useQuery } from "@tanstack/react-query";

import type { LaunchContents } from "@/components/catalog/launch-contents";
import { resourceTypeWords, spacedName } from "@/components/catalog/resource-type-words";
import { counted } from "@/components/ui/counted";
import { formatDuration } from "@/components/ui/format-time";
import { PlainTable } from "@/components/ui/plain-table";
import { ProblemAlert } from "@/components/ui/problem-alert";
import { Bone } from "@/components/ui/skeleton";
import type { AccountView } from "@/lib/accounts/account-view";
import { sandboxSpeedQuery } from "@/lib/accounts/queries";

type LaunchSummaryProps = { contents: LaunchContents | null; error: Error | null; account: AccountView | undefined };

/** What is created, phase by phase, and how long that usually takes. */
export function LaunchSummary({ contents, error, account }: LaunchSummaryProps) {
  const { data: pace } = useQuery({ ...sandboxSpeedQuery(), enabled: account?.kind === "sandbox" });
  const keepers = contents?.phases.flatMap(({ resources }) => resources).filter(({ holdsData }) => holdsData) ?? [];

  return (
    <Container
      header={
        <Header variant="h2" description={contents ? durationWords(contents.expectedSeconds, account, pace?.speed) : undefined}>
          {contents ? `${counted(contents.resourceCount, "resource")} will be created` : "What will be created"}
        </Header>
      }
    >
      <ProblemAlert error={error} />
      {contents ? (
        <>
          <PlainTable
            caption="Resources to be created, by phase"
            columns={[{ header: "Phase" }, { header: "Resources", numeric: true }, { header: "Which" }]}
            rows={contents.phases.map(({ phase, title, count, resources }) => ({
              key: phase,
              cells: [
                title,
                count,
                <details key="which">
                  <summary>
                    {resources
                      .slice(0, 3)
                      .map(({ logicalId }) => spacedName(logicalId))
                      .join(", ")}
                    {count > 3 ? ` and ${count - 3} more` : ""}
                  </summary>
                  <ul>
                    {resources.map(({ logicalId, type, holdsData }) => (
                      <li key={logicalId}>
                        {spacedName(logicalId)}: {resourceTypeWords(type)}
                        {holdsData ? ", holds data" : ""}
                      </li>
                    ))}
                  </ul>
                </details>,
              ],
            }))}
          />
          <p style={{ marginBlockStart: 8 }}>
            {keepers.length === 0
              ? "None of them holds data."
              : `${counted(keepers.length, "of them holds", "of them hold")} data: ${keepers.map(({ logicalId }) => spacedName(logicalId)).join(", ")}.`}
          </p>
        </>
      ) : error ? null : (
        <Bone height={220} />
      )}
    </Container>
  );
}

/** In a sandbox the real time is divided by its speed; elsewhere AWS's usual time is all that is known. */
function durationWords(expectedSeconds: number, account: AccountView | undefined, speed: number | undefined): string {
  const inAws = `about ${formatDuration(expectedSeconds)} in AWS`;
  if (account?.kind !== "sandbox" || speed === undefined) return `Usually ${inAws}, along the longest chain of dependency.`;
  return `About ${formatDuration(expectedSeconds / speed)} in this sandbox, which runs ${speed} times as fast; ${inAws}.`;
}
