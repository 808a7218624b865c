import "server-only";

import { log } from "@/lib/env/log";

import { advanceRehearsal } from "./internal/advance-rehearsal";
import { listRehearsalsAtWork } from "./internal/rehearsal-repository";

/** Keeps what the operations of all rehearsals at work have come to, whether somebody looks or not. Safe to repeat. */
export async function followRehearsals({ now }: { now: Date }): Promise<void> {
  for (const rehearsal of await listRehearsalsAtWork()) {
    try {
      await advanceRehearsal(rehearsal, now);
    } catch (error) {
      log().error({ err: error, rehearsalId: rehearsal.id }, "a rehearsal was not followed"); // the others are, and the next turn comes
    }
  }
}
