"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";

import { alarmsMark } from "@/components/alarms/environment-alarms-cell";
import { environmentAlarmsHref } from "@/components/alarms/hrefs";
import { healthMark } from "@/components/health/health-words";
import { LiveMark } from "@/components/live/live-mark";
import { useLiveQuerySync } from "@/components/live/use-live-query-sync";
import { useLiveState } from "@/components/live/use-live-state";
import { ActBar } from "@/components/releases/act-bar";
import { operationHref } from "@/components/releases/hrefs";
import { Ago } from "@/components/ui/ago";
import { PageHead } from "@/components/ui/page-head";
import { StatusMark, type Mark } from "@/components/ui/status-mark";
import type { EnvironmentDetail } from "@/lib/environments/environment-view";
import { environmentQuery } from "@/lib/environments/queries";
import { hasEnded, OPERATION_STATES } from "@/lib/releases/operation-state";
import { hasNoStack } from "@/lib/releases/stack-status";

import styles from "./environment-head.module.css";
import { environmentMark } from "./environment-words";

const WITHOUT_STREAM_POLL_MS = 10_000;

/** What it is, how it is, and what can be done to it now. Follows the stream for all tabs below it. */
export function EnvironmentHead({ environmentId, mayRun }: { environmentId: string; mayRun: boolean }) {
  useLiveQuerySync({ environmentId });
  const live = useLiveState().kind === "live";
  const { data: environment } = useQuery({ ...environmentQuery(environmentId), refetchInterval: live ? false : WITHOUT_STREAM_POLL_MS });
  if (!environment) return null; // seeded by the layout
  const open = openOperation(environment);
  const hasStack = !hasNoStack(environment.stackStatus);
  return (
    <div>
      <PageHead
        trail={[{ label: "Overview", href: "/" }]}
        title={environment.name}
        actions={<ActBar environment={environment} mayRun={mayRun} />}
      />
      <div className={styles.line}>
        <StatusMark {...environmentMark(environment)} large />
        {hasStack ? (
          <Link href={`/environments/${environment.id}/health`}>
            <StatusMark {...headMark("Health", healthMark(environment.health))} />
          </Link>
        ) : null}
        {hasStack ? (
          <Link href={environmentAlarmsHref(environment.id)}>
            <StatusMark {...headMark("Alarms", alarmsMark(environment) ?? NOT_READ)} />
          </Link>
        ) : null}
        {open ? <Link href={operationHref(environment.id, open)}>Watch it</Link> : null}
        <LiveMark />
      </div>
      <p className={styles.facts}>
        <Link href={`/catalog/${environment.system}/${environment.option}`}>
          {environment.system}/{environment.option}
        </Link>
        <span>{environment.stage}</span>
        <span>
          {environment.accountKind === "sandbox" ? <strong className={styles.sandbox}>sandbox</strong> : null} {environment.accountName}, {environment.region}
        </span>
        {environment.protected ? <span>protected</span> : null}
        {environment.release !== null && environment.release < environment.latestRelease ? <span>newest release {environment.latestRelease} does not run</span> : null}
        <span>
          {environment.asOf ? (
            <>
              AWS said so <Ago iso={environment.asOf} suffix=" ago" />
            </>
          ) : (
            "AWS has not been asked yet"
          )}
        </span>
      </p>
    </div>
  );
}

const NOT_READ: Mark = { tone: "unknown", word: "not read yet" };

/** Beside the state, a mark needs to say what it is about. */
const headMark = (about: string, { tone, word }: Mark): Mark => ({ tone, word: `${about}: ${word}` });

/** The operation that has not ended; null where there is none. */
function openOperation({ lastOperation }: EnvironmentDetail): string | null {
  const state = OPERATION_STATES.find((known) => known === lastOperation?.state);
  return lastOperation && state !== undefined && !hasEnded(state) ? lastOperation.id : null;
}
