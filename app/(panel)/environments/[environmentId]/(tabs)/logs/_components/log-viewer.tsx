"use client";

import Button from "@cloudscape-design/components/button";
import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { usePathname, useRouter } from "next/navigation";

import { Ago } from "@/components/ui/ago";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { PanelBox } from "@/components/ui/panel-box";
import { ProblemAlert } from "@/components/ui/problem-alert";
import { Bone } from "@/components/ui/skeleton";
import { Stack } from "@/components/ui/stack";
import { counted } from "@/components/ui/counted";
import { logsHref } from "@/components/logs/hrefs";
import { logLinesQuery } from "@/lib/logs/queries";

import { logsSearch, moved, questionOf, type LogsAddress } from "../search-params";
import { LogFilters } from "./log-filters";
import { LogList } from "./log-list";
import styles from "./log-list.module.css";
import { useTail } from "./use-tail";

const MINUTE_MS = 60_000;

/** An environment's lines: those of a range, page by page, or as they come. */
export function LogViewer({ environmentId, address }: { environmentId: string; address: LogsAddress }) {
  const router = useRouter();
  const pathname = usePathname();
  const queryClient = useQueryClient();
  const question = questionOf(address);
  const range = useInfiniteQuery(logLinesQuery(environmentId, question));
  const tail = useTail(environmentId, question);

  const first = range.data?.pages[0];
  const lines = tail.state === "off" ? (range.data?.pages.flatMap(({ items }) => items) ?? []) : (tail.data?.lines ?? []);
  const groups = tail.data?.groups ?? first?.groups ?? [];
  const remarks = tail.state === "off" ? (range.data?.pages.at(-1)?.remarks ?? []) : (tail.data?.remarks ?? []);
  const asOf = tail.state === "off" ? first?.asOf : tail.data?.asOf;
  const isWaiting = tail.state === "off" ? range.isPending : tail.state === "running" && !tail.data && !tail.error;
  const error = tail.state === "off" ? range.error : tail.error;
  const errors = lines.filter(({ level }) => level === "error").length;
  const again = () => void (tail.state === "off" ? queryClient.resetQueries({ queryKey: logLinesQuery(environmentId, question).queryKey }) : tail.resume());

  return (
    <PanelBox
      title="Logs"
      note={asOf ? <>As CloudWatch had them <Ago iso={asOf} suffix=" ago" />.</> : "As CloudWatch has them."}
      actions={
        <div className={styles.state}>
          {tail.state === "off" && "minutes" in question.range ? <Button onClick={tail.resume}>Tail</Button> : null}
          {tail.state === "running" ? <Button onClick={tail.pause}>Pause</Button> : null}
          {tail.state === "paused" ? <Button onClick={tail.resume}>Resume</Button> : null}
          {tail.state === "off" ? (
            <Button loading={range.isFetching && !range.isFetchingNextPage} loadingText="Asking AWS" iconName="refresh" onClick={again}>
              Ask again
            </Button>
          ) : (
            <Button onClick={tail.stop}>Stop tailing</Button>
          )}
        </div>
      }
    >
      <Stack>
        <LogFilters address={address} groups={groups} onChange={(next) => router.push(`${pathname}${logsSearch(next)}`, { scroll: false })} />
        {address.around ? (
          <div className={styles.state}>
            <ButtonLink href={logsHref(environmentId, { around: moved(address.around, -MINUTE_MS) })}>A minute earlier</ButtonLink>
            <ButtonLink href={logsHref(environmentId, { around: moved(address.around, MINUTE_MS) })}>A minute later</ButtonLink>
          </div>
        ) : null}
        <ProblemAlert error={error} onRetry={again} />
        {remarks.length > 0 ? (
          <ul className={styles.remarks}>
            {remarks.map((remark) => (
              <li key={remark}>{remark}</li>
            ))}
          </ul>
        ) : null}
        <output>
          {isWaiting ? "Asking AWS…" : `${counted(lines.length, "line")}${errors > 0 ? `, of them ${counted(errors, "error")}` : ""}${tailWords(tail.state)}`}
        </output>
        {isWaiting ? <Bone height={320} /> : null}
        {!isWaiting && !error && lines.length === 0 ? <NoLines hasGroups={groups.length > 0} isTailing={tail.state !== "off"} /> : null}
        {lines.length > 0 || (address.around && !isWaiting && !error) ? (
          <LogList environmentId={environmentId} lines={lines} order={address.order} around={address.around ?? null} showsGroup={groups.length > 1 && address.group === ""} />
        ) : null}
        {tail.state === "off" && range.hasNextPage ? (
          <div>
            <Button loading={range.isFetchingNextPage} loadingText="Asking AWS" onClick={() => void range.fetchNextPage()}>
              Older lines
            </Button>
          </div>
        ) : null}
      </Stack>
    </PanelBox>
  );
}

const tailWords = (state: "off" | "running" | "paused"): string => (state === "running" ? "; new ones are asked for every 2 seconds" : state === "paused" ? "; paused" : "");

function NoLines({ hasGroups, isTailing }: { hasGroups: boolean; isTailing: boolean }) {
  if (!hasGroups) return <EmptyState title="No log groups">The environment&#8217;s stack has no log group; one comes with the launch.</EmptyState>;
  return <EmptyState title="No lines">{isTailing ? "Nothing was written in the last five minutes." : "Nothing that fits was written in this time. Choose a longer time, or take filters away."}</EmptyState>;
}
