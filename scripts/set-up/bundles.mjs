import { inCheckout } from "../supervisor/checkout.mjs";
import { dropUnsentShapes } from "./drop-unsent-shapes.mjs";

// Node 20 runs no TypeScript, and outside Next nothing reads the "@/" alias: each program becomes one file in dist/.
const ENTRIES = {
  worker: "lib/jobs/worker.ts",
  "first-administrator": "scripts/entries/first-administrator.ts",
  "create-token": "scripts/entries/create-token.ts",
  "seed-environments": "scripts/entries/seed-environments.ts",
};

/** @param {keyof typeof ENTRIES} name */
export const bundleFile = (name) => inCheckout("dist", `${name}.mjs`);

/**
 * Options for esbuild. Packages stay in node_modules (some hold native code or load files beside themselves), except `server-only`,
 * which throws when it is loaded in plain Node, and AWS's clients: in node_modules each comes with all its commands (82 MiB of memory for
 * EC2 alone), in a bundle with those that a gateway sends.
 * @param {(keyof typeof ENTRIES)[]} names
 * @returns {import("esbuild").BuildOptions}
 */
export function bundleOptions(names) {
  return {
    absWorkingDir: inCheckout(),
    entryPoints: Object.fromEntries(names.map((name) => [name, ENTRIES[name]])),
    outdir: "dist",
    outExtension: { ".js": ".mjs" },
    bundle: true,
    splitting: true, // modules that are imported when needed stay apart
    chunkNames: "chunks/[name]-[hash]",
    platform: "node",
    format: "esm",
    target: "node20",
    conditions: ["react-server", "module"],
    mainFields: ["module", "main"], // of a package's two forms the one that unused commands can be dropped from
    sourcemap: true,
    sourcesContent: false, // Node keeps the maps in memory, and the sources stand beside them
    minifyWhitespace: true, // V8 keeps the text of what it runs
    logLevel: "silent",
    alias: { "@": inCheckout() },
    plugins: [keepPackagesOutside, dropUnsentShapes],
  };
}

const AWS_CLIENTS = /^@(aws-sdk|smithy|aws-crypto|aws)\//;

/** @type {import("esbuild").Plugin} */
const keepPackagesOutside = {
  name: "keep-packages-outside",
  setup(build) {
    build.onResolve({ filter: /^[^./]/ }, ({ path, kind }) => {
      if (kind === "entry-point" || path.startsWith("@/") || path === "server-only" || AWS_CLIENTS.test(path)) return undefined;
      return { path, external: true };
    });
  },
};

/** @param {(keyof typeof ENTRIES)[]} names */
export async function writeBundles(names) {
  const { build } = await import("esbuild");
  await build(bundleOptions(names));
}

/** Those that running the product needs. */
export const ALL_BUNDLES = /** @type {(keyof typeof ENTRIES)[]} */ (Object.keys(ENTRIES).filter((name) => name !== "seed-environments"));
