import "server-only";

import { setTimeout as sleep } from "node:timers/promises";

import { log } from "@/lib/env/log";
import { defineLoop } from "@/lib/jobs/define-loop";
import { prepareQueue } from "@/lib/jobs/enqueue";

import { passOnNotices } from "../internal/pass-on-notices";
import { deliverMessage } from "./deliver-message";

const LOOK_MS = 1_000; // two indexed looks at tables that are nearly always empty

/** Looks every second for notices to pass on, and for room where a storm was held back. */
export const passOn = defineLoop({
  name: "notifications.pass-on",
  async run({ signal }) {
    while (!signal.aborted) {
      try {
        await prepareQueue(deliverMessage);
        await passOnNotices({ now: new Date() });
      } catch (error) {
        log().warn({ err: error }, "Notices could not be passed on.");
      }
      await sleep(LOOK_MS, undefined, { signal }).catch(() => undefined); // aborted: the loop ends
    }
  },
});
