import "server-only";

import { database } from "@/lib/db/transaction";
import { log } from "@/lib/env/log";

import type { AwsScope } from "./aws-scope";

const FLUSH_EVERY_MS = 5_000; // one statement each five seconds at most, whatever the number of calls

type Sum = AwsScope & { action: string; calls: number; failed: number; units: number };
const kept = globalThis as typeof globalThis & { pilothouseReadMeter?: { sums: Map<string, Sum>; timer: NodeJS.Timeout | null } };
const meter = () => (kept.pilothouseReadMeter ??= { sums: new Map(), timer: null });

/**
 * Counts one call; written in sums, soon. A process that is killed loses at most five seconds of counting. `units`: what AWS charges for,
 * which is the request for nearly all actions.
 */
export function countRead({ accountId, region }: AwsScope, action: string, outcome: "answered" | "failed", units = 1): void {
  const { sums } = meter();
  const key = `${accountId} ${region} ${action}`;
  const sum = sums.get(key) ?? { accountId, region, action, calls: 0, failed: 0, units: 0 };
  sum.calls += 1;
  sum.units += units;
  if (outcome === "failed") sum.failed += 1;
  sums.set(key, sum);
  meter().timer ??= setTimeout(() => {
    flushReadMeter().catch((error: unknown) => log().warn({ err: error }, "the counts of AWS reads could not be written; kept for the next time"));
  }, FLUSH_EVERY_MS).unref();
}

/** Writes what has been counted; call it before a process ends. On failure the sums are kept. */
export async function flushReadMeter(): Promise<void> {
  const current = meter();
  if (current.timer) clearTimeout(current.timer);
  current.timer = null;
  const sums = [...current.sums.values()];
  current.sums = new Map();
  if (sums.length === 0) return;
  try {
    await database().$executeRaw`
      INSERT INTO aws_read_meter AS kept (account_id, region, action, hour, calls, failed, units)
      SELECT account_id, region, action, date_trunc('hour', now(), 'UTC'), calls, failed, units
      FROM unnest(${sums.map((sum) => sum.accountId)}::uuid[], ${sums.map((sum) => sum.region)}::text[],
                  ${sums.map((sum) => sum.action)}::text[], ${sums.map((sum) => sum.calls)}::int[],
                  ${sums.map((sum) => sum.failed)}::int[], ${sums.map((sum) => sum.units)}::int[]) AS counted (account_id, region, action, calls, failed, units)
      ON CONFLICT (account_id, region, action, hour) DO UPDATE
        SET calls = kept.calls + excluded.calls, failed = kept.failed + excluded.failed, units = kept.units + excluded.units`;
  } catch (error) {
    for (const sum of sums) {
      const key = `${sum.accountId} ${sum.region} ${sum.action}`;
      const later = current.sums.get(key);
      current.sums.set(key, later ? { ...later, calls: later.calls + sum.calls, failed: later.failed + sum.failed, units: later.units + sum.units } : sum);
    }
    throw error;
  }
}
