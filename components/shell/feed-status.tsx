"use client";

import { useQuery } from "@tanstack/react-query";

import { Ago } from "@/components/ui/ago";
import { useNow } from "@/components/ui/reader-clock";
import { accountsQuery } from "@/lib/accounts/queries";
import { readinessQuery } from "@/lib/http/readiness-query";

import { summariseFeeds, type FeedSummary } from "./feed-words";
import styles from "./shell.module.css";

const RENEW_MS = 5_000; // one indexed row per account; often enough that "live, 3 s ago" means something

const DOT: Record<FeedSummary["kind"], string> = {
  none: "",
  live: styles.dot ?? "",
  silent: `${styles.dot} ${styles.dotPolling}`,
  polling: `${styles.dot} ${styles.dotPolling}`,
  unknown: `${styles.dot} ${styles.dotUnknown}`,
};
const LOST_DOT = `${styles.dot} ${styles.dotLost}`;

/** Whether what pages show can be fresh: a worker that works, and AWS's events arriving by themselves; with the word "sandbox" where an account is one. */
export function FeedStatus() {
  const { data, isError } = useQuery({ ...accountsQuery(), refetchInterval: RENEW_MS });
  const { data: readiness, dataUpdatedAt } = useQuery(readinessQuery());
  const nowMs = useNow(RENEW_MS);
  const accounts = data?.items ?? [];
  const summary: FeedSummary = isError ? { kind: "unknown" } : summariseFeeds(accounts, nowMs);
  const worker = readiness?.worker;
  const isLost = worker?.state === "missing" || (summary.kind === "silent" && summary.isLost);

  return (
    <span className={styles.status}>
      {accounts.some(({ kind }) => kind === "sandbox") ? <span className={styles.sandbox}>sandbox</span> : null}
      {summary.kind === "none" && !isLost ? null : (
        <>
          <span className={isLost ? LOST_DOT : DOT[summary.kind]} aria-hidden="true" />
          <span className={styles.statusWords}>
            {worker?.state === "missing" ? <WorkerWords seenAtMs={worker.ageSeconds === null ? null : dataUpdatedAt - worker.ageSeconds * 1_000} /> : <FeedWords summary={summary} />}
          </span>
        </>
      )}
    </span>
  );
}

/** Without a worker nothing listens to the feed either, whatever it last said. */
function WorkerWords({ seenAtMs }: { seenAtMs: number | null }) {
  if (seenAtMs === null) return "no worker yet";
  return (
    <>
      no worker for <Ago iso={new Date(seenAtMs).toISOString()} />
    </>
  );
}

function FeedWords({ summary }: { summary: FeedSummary }) {
  switch (summary.kind) {
    case "none":
      return null;
    case "live":
      return summary.lastReceivedAt ? (
        <>
          feed live, last event <Ago iso={summary.lastReceivedAt} suffix=" ago" />
        </>
      ) : (
        "feed live, no event yet"
      );
    case "silent":
      return (
        <>
          feed not heard for <Ago iso={summary.heardAt} />
        </>
      );
    case "polling":
      return <span title={summary.reason ?? undefined}>no feed: polling</span>;
    case "unknown":
      return "feed: not known";
  }
}
