import Link from "next/link";

import { EmptyState } from "@/components/ui/empty-state";
import { formatDuration } from "@/components/ui/format-time";
import { Moment } from "@/components/ui/moment";
import { PlainTable } from "@/components/ui/plain-table";
import { StatusMark } from "@/components/ui/status-mark";
import type { OperationSummary } from "@/lib/releases/operation-view";

import { operationKindWords, operationStateWords, secondsBetween } from "./deployment-words";
import { operationHref } from "./hrefs";

/** Operations of one environment, newest first; each leads to its page. */
export function OperationTable({ operations }: { operations: readonly OperationSummary[] }) {
  if (operations.length === 0) return <EmptyState title="Nothing has been asked of it yet">Launching it will be the first operation here.</EmptyState>;
  return (
    <PlainTable
      stacks
      caption="Operations, newest first"
      columns={[{ header: "What" }, { header: "How it went" }, { header: "When" }, { header: "Took", numeric: true }, { header: "Who" }, { header: "Why" }]}
      rows={operations.map((operation) => {
        const { id, environmentId, kind, release, state, requestedAt, requestedBy, startedAt, endedAt, reason, rootCause } = operation;
        const seconds = secondsBetween(startedAt, endedAt);
        return {
          key: id,
          cells: [
            <Link key="what" href={operationHref(environmentId, id)}>
              {operationKindWords(kind, release)}
            </Link>,
            <span key="how">
              <StatusMark {...operationStateWords(state)} />
              {rootCause && state !== "cancelled" ? ` ${rootCause.logicalId}: ${rootCause.plain}` : null}
            </span>,
            <Moment key="when" iso={requestedAt} />,
            seconds === null ? "" : formatDuration(seconds),
            requestedBy,
            reason ?? "",
          ],
        };
      })}
    />
  );
}
