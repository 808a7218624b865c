import "server-only";

import { z } from "zod";

import type { Database, Transaction } from "@/lib/db/transaction";
import { stackOutputSchema } from "@/lib/environments/environment-view";
import { HEALTH_STATES, type HealthState } from "@/lib/environments/health-summary";

/** An environment as far as its health concerns it; an address answers only while its stack stands. */
export type WatchedEnvironment = {
  id: string;
  name: string;
  system: string;
  option: string;
  stage: string;
  accountId: string;
  region: string;
  accountKind: "sandbox" | "aws";
  /** Of a sandbox account; null: AWS. */
  endpoint: string | null;
  stackArn: string | null;
  stackStatus: string | null;
  outputs: { key: string; value: string }[];
  release: number | null;
  health: { state: HealthState; since: Date | null; failuresInRow: number; asOf: Date | null; isUp: boolean | null; freshUntil: Date | null; reason: string | null };
};

const stateSchema = z.enum(HEALTH_STATES).catch("unknown");
const outputsSchema = z.array(stackOutputSchema);

/** The release that runs, and goes on running until the transaction ends. Null: none is known to run. */
export async function holdRunningRelease(tx: Transaction, id: string): Promise<number | null> {
  const [row] = await tx.$queryRaw<{ release: number | null }[]>`SELECT running_release AS release FROM environment WHERE id = ${id}::uuid AND removed_at IS NULL FOR SHARE`;
  return row?.release ?? null;
}

/** Null: there is none, or it was removed. */
export async function findWatchedEnvironment(database: Database, id: string): Promise<WatchedEnvironment | null> {
  const row = await database.environment.findFirst({ where: { id, removedAt: null }, include: { account: true, health: true } });
  if (!row) return null;
  const { account, health } = row;
  return {
    id,
    name: row.name,
    system: row.system,
    option: row.option,
    stage: row.stage,
    accountId: row.accountId,
    region: row.region,
    accountKind: account.kind,
    endpoint: account.kind === "sandbox" ? account.endpoint : null,
    stackArn: row.stackArn,
    stackStatus: row.stackStatus,
    outputs: row.stackOutputs === null ? [] : outputsSchema.parse(row.stackOutputs),
    release: row.runningRelease,
    health: {
      state: stateSchema.parse(health?.state),
      since: health?.since ?? null,
      failuresInRow: health?.failuresInRow ?? 0,
      asOf: health?.asOf ?? null,
      isUp: health?.isUp ?? null,
      freshUntil: health?.freshUntil ?? null,
      reason: health?.reason ?? null,
    },
  };
}
