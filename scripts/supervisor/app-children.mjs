import { bundleFile } from "../set-up/bundles.mjs";
import { webEnvironment, workerEnvironment } from "./app-environment.mjs";
import { CHECKOUT, inCheckout } from "./checkout.mjs";

// `npm run bench` found 165 MiB with one launch under way and 167 MiB with twenty.
const WORKER_MEMORY = ["--max-old-space-size=96", "--max-semi-space-size=4", "--single-threaded-gc", "--v8-pool-size=1"];

// glibc raises both bounds as it goes and keeps what was freed: 10 MB after the modules are loaded.
const GIVEN_BACK = { MALLOC_ARENA_MAX: "1", MALLOC_TRIM_THRESHOLD_: "131072", MALLOC_MMAP_THRESHOLD_: "65536" };

// Without a bound V8 takes what a large machine offers: 900 MB after a load of rendered pages, most of it garbage.
const WEB_MEMORY = ["--max-old-space-size=320", "--max-semi-space-size=16"];

/**
 * @param {{ host: string, port: number, localUrl: string, parts: import("./app-environment.mjs").AppParts }} options
 * @returns {import("./kept-child.mjs").ChildPlan}
 */
export function webChild({ host, port, localUrl, parts }) {
  const command = parts.mode === "production" ? "start" : "dev";
  return {
    name: "web",
    command: process.execPath,
    args: [...(parts.mode === "production" ? WEB_MEMORY : []), inCheckout("node_modules", "next", "dist", "bin", "next"), command, "-H", host, "-p", String(port)],
    env: { ...webEnvironment(parts), MALLOC_ARENA_MAX: "2" },
    cwd: CHECKOUT,
    readyWhen: { kind: "http", url: `${localUrl}/api/v1/health` },
    readyWithinSeconds: 120, // next dev compiles the route when it is first asked for
  };
}

/**
 * @param {import("./app-environment.mjs").AppParts} parts
 * @returns {import("./kept-child.mjs").ChildPlan}
 */
export function workerChild(parts) {
  return {
    name: "worker",
    command: process.execPath,
    args: [...WORKER_MEMORY, "--enable-source-maps", bundleFile("worker")],
    env: { ...workerEnvironment(parts), ...GIVEN_BACK },
    cwd: CHECKOUT,
    readyWhen: { kind: "line", text: "worker ready" },
    readyWithinSeconds: 60,
  };
}
