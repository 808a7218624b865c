import "server-only";

import { randomUUID } from "node:crypto";
import { hostname } from "node:os";

const kept = globalThis as typeof globalThis & { pilothouseWorkerId?: string };

/** Who this process is in leases and heartbeats: new with each start, so that a restarted worker never takes itself for the one before. */
export const workerId = (): string => (kept.pilothouseWorkerId ??= `${hostname()}:${process.pid}:${randomUUID()}`);
