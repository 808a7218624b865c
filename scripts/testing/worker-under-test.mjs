import { mkdirSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";

import { bundleOptions } from "../set-up/bundles.mjs";
import { inCheckout } from "../supervisor/checkout.mjs";
import { processStart } from "../supervisor/process-identity.mjs";

const PREFIX = "worker-under-test-";

/**
 * Bundles the worker for this test run, beside the real one and not in its place, so that a build that goes on elsewhere
 * is not in its way. Below the checkout, because it finds its packages from where it lies. What killed runs left of
 * theirs is removed first.
 * @returns {Promise<{ file: string, remove: () => void }>}
 */
export async function buildWorkerUnderTest() {
  removeAbandoned();
  const folder = inCheckout("dist", `${PREFIX}${process.pid}`);
  const { build } = await import("esbuild");
  await build({ ...bundleOptions(["worker"]), outdir: folder });
  return { file: path.join(folder, "worker.mjs"), remove: () => remove(folder) };
}

function removeAbandoned() {
  mkdirSync(inCheckout("dist"), { recursive: true });
  for (const name of readdirSync(inCheckout("dist")).filter((each) => each.startsWith(PREFIX)))
    if (processStart(Number(name.slice(PREFIX.length))) === null) remove(inCheckout("dist", name));
}

const remove = (folder) => rmSync(folder, { recursive: true, force: true });
