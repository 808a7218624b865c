"use client";

import { useQuery } from "@tanstack/react-query";

import { Ago } from "@/components/ui/ago";
import { accountsQuery } from "@/lib/accounts/queries";

import { summariseFeeds, type FeedSummary } from "./feed-words";
import styles from "./shell.module.css";

const RENEW_MS = 5_000; // one indexed row per account; often enough that "live, 3 s ago" means something

const DOT: Record<FeedSummary["kind"], string> = {
  none: "",
  live: styles.dot ?? "",
  polling: `${styles.dot} ${styles.dotPolling}`,
  unknown: `${styles.dot} ${styles.dotUnknown}`,
};

/** Whether AWS's events arrive by themselves, and when one last did; with the word "sandbox" where an account is one. */
export function FeedStatus() {
  const { data, isError } = useQuery({ ...accountsQuery(), refetchInterval: RENEW_MS });
  const accounts = data?.items ?? [];
  const summary: FeedSummary = isError ? { kind: "unknown" } : summariseFeeds(accounts);

  return (
    <span className={styles.status}>
      {accounts.some(({ kind }) => kind === "sandbox") ? <span className={styles.sandbox}>sandbox</span> : null}
      {summary.kind === "none" ? null : (
        <>
          <span className={DOT[summary.kind]} aria-hidden="true" />
          <span className={styles.statusWords}>
            <FeedWords summary={summary} />
          </span>
        </>
      )}
    </span>
  );
}

function FeedWords({ summary }: { summary: FeedSummary }) {
  switch (summary.kind) {
    case "none":
      return null;
    case "live":
      return summary.lastReceivedAt ? (
        <>
          feed live, <Ago iso={summary.lastReceivedAt} suffix=" ago" />
        </>
      ) : (
        "feed live, nothing yet"
      );
    case "polling":
      return <span title={summary.reason ?? undefined}>no feed: polling</span>;
    case "unknown":
      return "feed: not known";
  }
}
