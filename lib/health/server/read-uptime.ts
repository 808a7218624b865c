import "server-only";

import { database } from "@/lib/db/transaction";

import { uptimeOf, type Uptime } from "../uptime";
import { findFirstHour, listHours } from "./internal/health-repository";

const HOUR_MS = 3_600_000;

/**
 * How much of the time since a moment an environment answered, by whole hours; no further back than its first answer, since nobody promised
 * anything of the time before it stood. For use cases that have made sure of their permission themselves.
 */
export async function readUptime({ environmentId, since, now }: { environmentId: string; since: Date; now: Date }): Promise<Uptime> {
  const first = await findFirstHour(database(), environmentId);
  const fromMs = Math.max(Math.floor(since.getTime() / HOUR_MS) * HOUR_MS, first?.getTime() ?? 0);
  const hours = await listHours(database(), environmentId, new Date(fromMs));
  return uptimeOf(hours, Math.max(0, (now.getTime() - fromMs) / 1_000));
}
