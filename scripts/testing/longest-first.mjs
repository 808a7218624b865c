import { existsSync } from "node:fs";
import path from "node:path";

import { BaseSequencer } from "vitest/node";

import { CHECKOUT, inCheckout } from "../supervisor/checkout.mjs";

// Each brings up processes of the product and waits for their pace. Everything else takes a few seconds at most.
const LONGEST_FIRST = [
  "lib/releases/server/twenty-stacks.integration.test.ts",
  "lib/releases/server/worker-killed.integration.test.ts",
  "lib/releases/stopping-and-deleting.integration.test.ts",
  "scripts/supervisor/start-and-stop.integration.test.mjs",
  "lib/releases/life-of-a-deployment.integration.test.ts",
  "lib/releases/server/worker-cut-off.integration.test.ts",
  "lib/releases/poor-connection.integration.test.ts",
];

/**
 * Files that run at once end together only if the long ones begin first; what is left over at the end is short. Vitest
 * remembers durations between runs, but a fresh machine has none, and goes by the size of the files.
 */
export class LongestFirst extends BaseSequencer {
  /** @param {import("vitest/node").TestSpecification[]} files */
  async sort(files) {
    const gone = LONGEST_FIRST.filter((name) => !existsSync(inCheckout(name)));
    if (gone.length > 0) throw new Error(`longest-first.mjs names what is no longer there: ${gone.join(", ")}.`);
    const place = ({ moduleId }) => {
      const found = LONGEST_FIRST.indexOf(path.relative(CHECKOUT, moduleId));
      return found < 0 ? LONGEST_FIRST.length : found;
    };
    return (await super.sort(files)).sort((one, other) => place(one) - place(other));
  }
}
