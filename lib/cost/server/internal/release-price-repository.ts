import "server-only";

import { z } from "zod";

import { pool } from "@/lib/db/client";
import { database } from "@/lib/db/transaction";

/** An environment's release whose price belongs into the ledger, with what it was priced by last; nulls: never. */
export type ReleaseToPrice = {
  environmentId: string;
  system: string;
  option: string;
  region: string;
  release: number;
  priceBook: string | null;
  planHash: string | null;
};

/** For each environment that stands: the release that runs, else its newest. */
export async function listReleasesToPrice(environmentId?: string): Promise<ReleaseToPrice[]> {
  const { rows } = await pool().query<ReleaseToPrice>(
    `
    SELECT e.id AS "environmentId", e.system, e.option, e.region, coalesce(e.running_release, e.latest_release) AS release,
           price.price_book AS "priceBook", price.plan_hash AS "planHash"
    FROM environment e
    LEFT JOIN release_price price ON price.environment_id = e.id AND price.release = coalesce(e.running_release, e.latest_release)
    WHERE e.removed_at IS NULL AND e.latest_release > 0 AND ($1::uuid IS NULL OR e.id = $1::uuid)`,
    [environmentId ?? null],
  );
  return rows;
}

/** What a release deploys; NoEcho parameters are not among its own. Null: no such release. */
export async function findReleaseContent(environmentId: string, number: number): Promise<{ templateBody: string; parameters: Record<string, string> } | null> {
  const row = await database().release.findUnique({
    where: { environmentId_number: { environmentId, number } },
    select: { parameters: true, template: { select: { body: true } } },
  });
  return row && { templateBody: row.template.body, parameters: z.record(z.string(), z.string()).parse(row.parameters) };
}

export type ReleasePriceRecord = {
  environmentId: string;
  release: number;
  priceBook: string;
  planHash: string;
  planLowUsd: number | null;
  planHighUsd: number | null;
  listUsd: number | null;
  problem: string | null;
};

export async function storeReleasePrice({ environmentId, release, ...values }: ReleasePriceRecord, pricedAt: Date): Promise<void> {
  const data = { ...values, pricedAt };
  await database().releasePrice.upsert({ where: { environmentId_release: { environmentId, release } }, create: { environmentId, release, ...data }, update: data });
}
