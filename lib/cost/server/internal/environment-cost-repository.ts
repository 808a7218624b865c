import "server-only";

import { z } from "zod";

import { pool } from "@/lib/db/client";
import { database } from "@/lib/db/transaction";

import type { BillWindow } from "../../bill-window";

export type CostedEnvironment = { id: string; name: string; system: string; option: string; accountId: string; region: string; runningRelease: number | null; latestRelease: number };

/** Null: no such environment, or it was removed. */
export const findCostedEnvironment = (id: string): Promise<CostedEnvironment | null> =>
  database().environment.findFirst({
    where: { id, removedAt: null },
    select: { id: true, name: true, system: true, option: true, accountId: true, region: true, runningRelease: true, latestRelease: true },
  });

/** When an environment's stack was made last; null: not by the panel. */
export async function findMadeAt(environmentId: string): Promise<Date | null> {
  const { _max } = await database().operation.aggregate({ where: { environmentId, resolvedTo: "create-stack", state: "succeeded" }, _max: { startedAt: true } });
  return _max.startedAt;
}

export type UsageDay = { day: string; usageType: string; usd: string; quantity: string | null; unit: string | null; estimated: boolean };

/** What an environment's tag was billed for, by day and usage type; exact. */
export async function listUsageDays({ firstDay, endDay }: BillWindow, { accountId, name }: { accountId: string; name: string }): Promise<UsageDay[]> {
  const { rows } = await pool().query<UsageDay>(
    `
    SELECT to_char(day, 'YYYY-MM-DD') AS day, usage_type AS "usageType", usd::text, usage_quantity::text AS quantity, usage_unit AS unit, estimated
    FROM billed_day WHERE account_id = $1::uuid AND environment_tag = $2 AND kind = 'usage' AND day >= $3::date AND day < $4::date ORDER BY day`,
    [accountId, name, firstDay, endDay],
  );
  return rows;
}

/** What an environment's tag was billed in each month of a window; exact. */
export async function listUsageMonths({ firstDay, endDay }: BillWindow, { accountId, name }: { accountId: string; name: string }): Promise<{ month: string; usd: string }[]> {
  const { rows } = await pool().query<{ month: string; usd: string }>(
    `
    SELECT to_char(month, 'YYYY-MM') AS month, sum(usd)::text AS usd FROM billed_month
    WHERE account_id = $1::uuid AND environment_tag = $2 AND kind = 'usage' AND month >= $3::date AND month < $4::date GROUP BY month ORDER BY month`,
    [accountId, name, firstDay, endDay],
  );
  return rows;
}

/** Deployments of an environment that ended well in a window, oldest first. */
export async function listReleaseMarkers({ firstDay, endDay }: BillWindow, environmentId: string): Promise<{ number: number; at: Date; note: string }[]> {
  const { rows } = await pool().query<{ number: number; at: Date; note: string }>(
    `
    SELECT operation.release AS number, operation.ended_at AS at, release.note FROM operation
    JOIN release ON release.environment_id = operation.environment_id AND release.number = operation.release
    WHERE operation.environment_id = $1::uuid AND operation.state = 'succeeded' AND operation.resolved_to IN ('create-stack', 'update-stack')
      AND operation.ended_at >= $2::date AND operation.ended_at < $3::date ORDER BY operation.ended_at`,
    [environmentId, firstDay, endDay],
  );
  return rows;
}

export type RunningPart = { logicalId: string; physicalId: string; resourceType: string; charge: string; sku: string; title: string; quantity: string; unit: string; usdPerHour: string | null; fromUsage: boolean };
export type RunningLook = { at: Date; outcome: string; problems: string[]; usdPerHour: string | null; parts: RunningPart[] };

/** The last look at what an environment runs; null: nobody has looked. */
export async function findRunningLook(environmentId: string): Promise<RunningLook | null> {
  const [look, parts] = await Promise.all([
    database().runningCostLook.findUnique({ where: { environmentId } }),
    database().runningCost.findMany({ where: { environmentId }, orderBy: [{ logicalId: "asc" }, { charge: "asc" }] }),
  ]);
  if (!look) return null;
  return {
    at: look.at,
    outcome: look.outcome,
    problems: z.array(z.string()).parse(look.problems),
    usdPerHour: look.usdPerHour?.toFixed() ?? null,
    parts: parts.map(({ quantity, usdPerHour, ...part }) => ({ ...part, quantity: quantity.toFixed(), usdPerHour: usdPerHour?.toFixed() ?? null })),
  };
}
