import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";

import { CHECKOUT, inCheckout } from "../supervisor/checkout.mjs";
import { runCommand } from "../supervisor/command.mjs";
import { StartFailure } from "../supervisor/start-failure.mjs";
import { ALL_BUNDLES, writeBundles } from "./bundles.mjs";
import { withCheckoutLock } from "./checkout-lock.mjs";
import { sourcesFingerprint } from "./sources-fingerprint.mjs";

const STAMPS = { web: [".next", "pilothouse-built-from"], bundles: ["dist", "built-from"] };

/**
 * Builds the web (`next build`), where a source changed since the last finished build.
 * @param {import("../supervisor/session.mjs").SetUpContext} context
 */
export function buildWeb({ note, wards, signal }) {
  return buildOnce("web", note, async () => {
    note("next build");
    await runCommand(process.execPath, [inCheckout("node_modules", "next", "dist", "bin", "next"), "build"], {
      sentence: "The web could not be built.",
      cwd: CHECKOUT,
      env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", NO_COLOR: "1" },
      wards,
      signal,
    });
  });
}

/**
 * Bundles the worker and the small programs, where a source changed since the last time.
 * @param {import("../supervisor/session.mjs").SetUpContext} context
 */
export function buildBundles({ note }) {
  return buildOnce("bundles", note, async () => {
    try {
      await writeBundles(ALL_BUNDLES);
    } catch (error) {
      throw new StartFailure("The worker could not be built.", { detail: error.message });
    }
  });
}

async function buildOnce(part, note, work) {
  const stamp = inCheckout(...STAMPS[part]);
  const isCurrent = () => existsSync(stamp) && readFileSync(stamp, "utf8") === sourcesFingerprint();
  if (isCurrent()) return "up to date";
  return withCheckoutLock(note, async () => {
    if (isCurrent()) return "up to date";
    // Taken before the build: a source changed meanwhile means another build next time.
    const fingerprint = sourcesFingerprint();
    rmSync(stamp, { force: true }); // a build that breaks off leaves no stamp, whatever it left of the files
    await work();
    mkdirSync(inCheckout(STAMPS[part][0]), { recursive: true });
    writeFileSync(stamp, fingerprint);
    return "built";
  });
}
