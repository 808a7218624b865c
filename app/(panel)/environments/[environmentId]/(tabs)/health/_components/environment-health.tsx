"use client";

import { useQuery } from "@tanstack/react-query";

import { HealthStrip } from "@/components/health/health-strip";
import { checkWords, healthMark, promiseMark, uptimeWords } from "@/components/health/health-words";
import { Ago } from "@/components/ui/ago";
import { EmptyState } from "@/components/ui/empty-state";
import { FactList } from "@/components/ui/fact-list";
import { Moment } from "@/components/ui/moment";
import { PanelBox } from "@/components/ui/panel-box";
import { PlainTable } from "@/components/ui/plain-table";
import { ProblemAlert } from "@/components/ui/problem-alert";
import { Stack } from "@/components/ui/stack";
import { StatusMark } from "@/components/ui/status-mark";
import type { HealthView } from "@/lib/health/health-view";
import { healthQuery } from "@/lib/health/queries";

import { VerificationList } from "./verification-list";

/** How its address answers, how much of the time it did, and what was checked after the release that runs. */
export function EnvironmentHealth({ environmentId, maySign }: { environmentId: string; maySign: boolean }) {
  const { data: health, error, refetch } = useQuery(healthQuery(environmentId));
  return (
    <Stack>
      <ProblemAlert error={error} onRetry={() => void refetch()} />
      {health ? (
        <>
          <HealthNow health={health} />
          <UptimeTable health={health} />
          <Failures health={health} />
        </>
      ) : null}
      <VerificationList environmentId={environmentId} maySign={maySign} />
    </Stack>
  );
}

function HealthNow({ health }: { health: HealthView }) {
  return (
    <PanelBox title="Health" note="Asked by Pilothouse from outside, over the address that the stack gives out.">
      <Stack tight>
        <FactList
          facts={[
            ["State", <StatusMark key="state" {...healthMark(health)} large />],
            ["Since", health.since ? <Moment key="since" iso={health.since} /> : "–"],
            ["Last answer", health.asOf ? <Ago key="asked" iso={health.asOf} suffix=" ago" /> : "none yet"],
            ["Address", health.url ?? "none"],
            ["Asked", checkWords(health)],
            ["Took", health.last === null || health.last.durationMs === null ? "–" : `${health.last.durationMs} ms`],
            ...(health.reason ? [["Why", health.reason] as const] : []),
          ]}
        />
        <HealthStrip label="Last 24 hours" unit="hour" stretches={health.hours} />
        <HealthStrip label="Last 30 days" unit="day" stretches={health.days} />
      </Stack>
    </PanelBox>
  );
}

function UptimeTable({ health: { uptime, targetPercent } }: { health: HealthView }) {
  const spans = [
    ["Last day", uptime.day],
    ["Last 7 days", uptime.week],
    ["Last 30 days", uptime.month],
  ] as const;
  return (
    <PanelBox title="Uptime" note={targetPercent === null ? "Of the time that is known. The plan promises none." : `Of the time that is known; the plan promises ${targetPercent} %.`}>
      <PlainTable
        stacks
        caption="Uptime"
        columns={[{ header: "Span" }, { header: "Answered" }, ...(targetPercent === null ? [] : [{ header: "Promise" }])]}
        rows={spans.map(([name, span]) => ({ key: name, cells: [name, uptimeWords(span), ...(targetPercent === null ? [] : [<StatusMark key="promise" {...promiseMark(span, targetPercent)} />])] }))}
      />
    </PanelBox>
  );
}

function Failures({ health: { failures } }: { health: HealthView }) {
  return (
    <PanelBox title="Failed answers" note="Of the last 7 days, the 20 latest.">
      {failures.length === 0 ? (
        <EmptyState title="None that we know of" />
      ) : (
        <PlainTable
          stacks
          caption="Failed answers, newest first"
          columns={[{ header: "When" }, { header: "What came" }]}
          rows={failures.map(({ at, reason }) => ({ key: at, cells: [<Moment key="at" iso={at} precision="second" />, reason ?? ""] }))}
        />
      )}
    </PanelBox>
  );
}
