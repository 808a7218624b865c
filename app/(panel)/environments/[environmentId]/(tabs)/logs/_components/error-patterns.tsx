"use client";

import Button from "@cloudscape-design/components/button";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useState } from "react";

import { logsHref } from "@/components/logs/hrefs";
import { counted } from "@/components/ui/counted";
import { EmptyState } from "@/components/ui/empty-state";
import { Moment } from "@/components/ui/moment";
import { PanelBox } from "@/components/ui/panel-box";
import { PlainTable } from "@/components/ui/plain-table";
import { ProblemAlert } from "@/components/ui/problem-alert";
import { Stack } from "@/components/ui/stack";
import { errorPatternsQuery, type LogsQuestion } from "@/lib/logs/queries";

import styles from "./log-list.module.css";

/** Errors of the time shown, counted by what they say; asked for on demand, because all of them must be read. */
export function ErrorPatterns({ environmentId, range }: { environmentId: string; range: LogsQuestion["range"] }) {
  const [isWanted, setIsWanted] = useState(false);
  const { data, error, isFetching, refetch } = useQuery({ ...errorPatternsQuery(environmentId, range), enabled: isWanted });
  return (
    <PanelBox
      title="Errors by pattern"
      note="Errors of all log groups in the time above, told apart by what they say: numbers, ids, times and quoted words do not count."
      actions={
        <Button loading={isFetching} loadingText="Asking AWS" onClick={() => (isWanted ? void refetch() : setIsWanted(true))}>
          {data ? "Count again" : "Count errors"}
        </Button>
      }
    >
      <Stack>
        <ProblemAlert error={error} onRetry={() => void refetch()} />
        {data?.remarks.map((remark) => <p key={remark}>{remark}</p>)}
        {data && data.items.length === 0 ? <EmptyState title="No errors">{data.isComplete ? "No line of this time is an error." : "None was found, but not all lines could be read."}</EmptyState> : null}
        {data && data.items.length > 0 ? (
          <>
            <output>
              {counted(data.errors, "error")} in {counted(data.total, "pattern")}
              {data.isComplete ? "" : "; there are more"}
            </output>
            <PlainTable
              stacks
              caption="Errors by pattern"
              columns={[{ header: "Pattern" }, { header: "Times", numeric: true }, { header: "First" }, { header: "Last" }, { header: "Log group" }]}
              rows={data.items.map(({ pattern, count, firstAt, lastAt, sample, logicalIds }) => ({
                key: pattern,
                cells: [
                  <details key="pattern" className={styles.pattern}>
                    <summary>{pattern}</summary>
                    {sample}
                  </details>,
                  count,
                  <Moment key="first" iso={firstAt} precision="second" />,
                  <Link key="last" href={logsHref(environmentId, { around: lastAt })}>
                    <Moment iso={lastAt} precision="second" />
                  </Link>,
                  logicalIds.join(", "),
                ],
              }))}
            />
          </>
        ) : null}
      </Stack>
    </PanelBox>
  );
}
