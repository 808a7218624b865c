import "server-only";

import { hostname } from "node:os";

import { database } from "@/lib/db/transaction";

import { processOf, workerId } from "./worker-id";

export const HEARTBEAT_SECONDS = 2;
/** A worker that has not been heard of for this long is dead: five beats, so that one slow statement does not kill it. */
export const DEAD_AFTER_SECONDS = 10;
const FORGOTTEN_AFTER_SECONDS = 86_400;

/** By the database's clock, like all that is compared with it. */
export async function beat(version: string): Promise<void> {
  await database().$executeRaw`
    INSERT INTO worker_heartbeat (id, started_at, seen_at, version) VALUES (${workerId()}, now(), now(), ${version})
    ON CONFLICT (id) DO UPDATE SET seen_at = now()`;
}

/** Says good-bye: what it held is free at once. */
export async function stopBeating(): Promise<void> {
  await database().$executeRaw`DELETE FROM worker_heartbeat WHERE id = ${workerId()}`;
}

/**
 * Workers that ran on this machine and are gone, as the machine itself knows: what they held is free at once, not only when their
 * silence is noticed. Of one on another machine only its silence tells.
 */
export async function forgetDeadNeighbours(): Promise<void> {
  const known = await database().workerHeartbeat.findMany({ select: { id: true } });
  const dead = known.map(({ id }) => id).filter((id) => id !== workerId() && isGone(id));
  if (dead.length > 0) await database().workerHeartbeat.deleteMany({ where: { id: { in: dead } } });
}

function isGone(id: string): boolean {
  const owner = processOf(id);
  if (owner?.host !== hostname()) return false;
  // In a container every worker has the same process id: one with ours is a predecessor.
  return owner.pid === process.pid || !isAlive(owner.pid);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0); // sends nothing, only asks
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ESRCH") return false;
    return true; // it lives, and belongs to somebody else
  }
}

export async function forgetDeadWorkers(): Promise<void> {
  await database().$executeRaw`DELETE FROM worker_heartbeat WHERE seen_at < now() - ${FORGOTTEN_AFTER_SECONDS} * interval '1 second'`;
}
