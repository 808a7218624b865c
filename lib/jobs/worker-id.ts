import "server-only";

import { randomUUID } from "node:crypto";
import { hostname } from "node:os";

const kept = globalThis as typeof globalThis & { pilothouseWorkerId?: string };

/** Who this process is in leases and heartbeats: new with each start, so that a restarted worker never takes itself for the one before. */
export const workerId = (): string => (kept.pilothouseWorkerId ??= `${hostname()}:${process.pid}:${randomUUID()}`);

/** Which process bears this id; null: not an id of ours. */
export function processOf(id: string): { host: string; pid: number } | null {
  const [host, pid] = id.split(":");
  return host !== undefined && pid !== undefined && /^\d+$/.test(pid) ? { host, pid: Number(pid) } : null;
}
