import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

import { BaseSequencer } from "vitest/node";

import { CHECKOUT, inCheckout } from "../supervisor/checkout.mjs";

/** Those over a minute, by how long they take. */
const LONGEST_FIRST = [
  "lib/releases/server/twenty-stacks.integration.test.ts",
  "lib/releases/server/previews-side-by-side.integration.test.ts",
  "lib/releases/server/worker-killed.integration.test.ts",
  "lib/releases/stopping-and-deleting.integration.test.ts",
  "scripts/supervisor/start-and-stop.integration.test.mjs",
  "lib/releases/life-of-a-deployment.integration.test.ts",
];

/** What starts a worker waits for the pace at which it calls AWS: 10 s and more. All others take a few seconds. */
const STARTS_A_WORKER = /\bstartWorker\b/;

/**
 * Files that run at once end together only if the long ones begin first; what is left over at the end is short. Vitest
 * remembers durations between runs, but a fresh machine has none, and goes by the size of the files.
 */
export class LongestFirst extends BaseSequencer {
  /** @param {import("vitest/node").TestSpecification[]} files */
  async sort(files) {
    const gone = LONGEST_FIRST.filter((name) => !existsSync(inCheckout(name)));
    if (gone.length > 0) throw new Error(`longest-first.mjs names what is no longer there: ${gone.join(", ")}.`);
    const sorted = await super.sort(files);
    const places = new Map(sorted.map((file) => [file, placeOf(file.moduleId)]));
    return sorted.sort((one, other) => places.get(one) - places.get(other));
  }
}

/** @param {string} file */
function placeOf(file) {
  const named = LONGEST_FIRST.indexOf(path.relative(CHECKOUT, file));
  if (named >= 0) return named;
  return LONGEST_FIRST.length + (STARTS_A_WORKER.test(readFileSync(file, "utf8")) ? 0 : 1);
}
