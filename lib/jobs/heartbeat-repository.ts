import "server-only";

import { database } from "@/lib/db/transaction";

import { workerId } from "./worker-id";

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

export async function forgetDeadWorkers(): Promise<void> {
  await database().$executeRaw`DELETE FROM worker_heartbeat WHERE seen_at < now() - ${FORGOTTEN_AFTER_SECONDS} * interval '1 second'`;
}
