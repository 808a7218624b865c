import "server-only";

import type { Actor } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import { loadOperatingPlan } from "@/lib/catalog/server/load-operating-plan";
import { database } from "@/lib/db/transaction";
import { healthNow } from "@/lib/environments/health-summary";

import { lastDays, lastHours } from "../health-stretches";
import type { HealthView } from "../health-view";
import { addressOf } from "./internal/health-address";
import { findLastCheck, listFailures, listHours } from "./internal/health-repository";
import { findWatchedEnvironment } from "./internal/watched-environment-repository";
import { readUptime } from "./read-uptime";

const DAY_MS = 24 * 3_600_000;
const SHOWN_FAILURES = 20;

/** How an environment's health address answers and has answered; null: no such environment. */
export async function readHealth({ actor, environmentId, now }: { actor: Actor; environmentId: string; now: Date }): Promise<HealthView | null> {
  authorize(actor, "environments:read");
  const environment = await findWatchedEnvironment(database(), environmentId);
  if (!environment) return null;
  const daysAgo = (days: number) => new Date(now.getTime() - days * DAY_MS);
  const uptimeSince = (days: number) => readUptime({ environmentId, since: daysAgo(days), now });
  const [planOf, hours, last, failures, day, week, month] = await Promise.all([
    loadOperatingPlan(),
    listHours(database(), environmentId, daysAgo(30)),
    findLastCheck(database(), environmentId),
    listFailures(database(), environmentId, SHOWN_FAILURES),
    uptimeSince(1),
    uptimeSince(7),
    uptimeSince(30),
  ]);
  const plan = planOf(environment);
  const address = plan ? addressOf(environment, plan.health.output) : null;
  return {
    ...healthNow(environment.health, now),
    url: address?.kind === "url" ? address.url.href : null,
    check: plan && {
      intervalSeconds: plan.health.intervalSeconds,
      timeoutSeconds: plan.health.timeoutSeconds,
      expectedStatus: plan.health.expectedStatus,
      expectedField: plan.health.expectedField ?? null,
    },
    last,
    reason: address?.kind === "none" ? address.why : environment.health.reason,
    targetPercent: plan?.uptimePercent ?? null,
    uptime: { day, week, month },
    hours: lastHours(hours, 24, now),
    days: lastDays(hours, 30, now),
    failures,
  };
}
