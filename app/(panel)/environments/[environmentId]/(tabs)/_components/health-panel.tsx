"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";

import { HealthStrip } from "@/components/health/health-strip";
import { healthMark, promiseMark, uptimeWords } from "@/components/health/health-words";
import { environmentHref } from "@/components/releases/hrefs";
import { Ago } from "@/components/ui/ago";
import { PanelBox } from "@/components/ui/panel-box";
import { Stack } from "@/components/ui/stack";
import { StatusMark } from "@/components/ui/status-mark";
import { healthQuery } from "@/lib/health/queries";

/** Health now, its last day, and the plan's promise; the rest is on its own page. */
export function HealthPanel({ environmentId }: { environmentId: string }) {
  const { data: health } = useQuery(healthQuery(environmentId));
  if (!health) return null;
  const { day } = health.uptime;
  return (
    <PanelBox title="Health" actions={<Link href={`${environmentHref(environmentId)}/health`}>History and checks</Link>}>
      <Stack tight>
        <p>
          <StatusMark {...healthMark(health)} /> {health.asOf ? <Ago iso={health.asOf} suffix=" ago" /> : null} {health.state === "well" ? null : health.reason}
        </p>
        <HealthStrip label="Last 24 hours" unit="hour" stretches={health.hours} />
        <p>
          Uptime of the last day: {uptimeWords(day)}
          {health.targetPercent === null ? null : (
            <>
              ; {health.targetPercent} % promised: <StatusMark {...promiseMark(day, health.targetPercent)} />
            </>
          )}
        </p>
      </Stack>
    </PanelBox>
  );
}
