import { existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";

import { buildBundles, buildWeb } from "../set-up/build.mjs";
import { inCheckout } from "../supervisor/checkout.mjs";
import { StartFailure } from "../supervisor/start-failure.mjs";
import { countJourneys, countPytest, countVitest } from "./reports.mjs";

const REPORTS = inCheckout("test-results");
const bin = (...parts) => inCheckout("node_modules", ...parts);

/**
 * One thing that `npm test` proves. `count` reads the report that the run left; a step without one is a single check.
 * @typedef {object} TestStep
 * @property {string} name as `npm test -- NAME` takes it
 * @property {(tools: { python: string, context: import("../supervisor/session.mjs").SetUpContext }) =>
 *   { command: string, args: string[], env?: Record<string, string> } | Promise<void>} run
 * @property {() => { passed: number, failed: number } | null} [count]
 * @property {boolean} [needsPython] its packages are installed before the first step
 * @property {boolean} [isAlone] it uses every core, or would be held up by a step beside it
 */

/** @type {TestStep[]} In the order in which they begin and are reported: the quick ones first, the build before what runs it. */
export const TEST_STEPS = [
  { name: "types", run: () => node(bin("typescript", "bin", "tsc"), "--noEmit", "-p", "tsconfig.json") },
  { name: "lint", run: () => node(bin("oxlint", "bin", "oxlint"), "--deny-warnings") },
  { name: "imports", run: () => node(inCheckout("scripts", "check-imports.mjs")) },
  {
    name: "templates",
    needsPython: true,
    run: ({ python }) => ({ command: path.join(path.dirname(python), "cfn-lint"), args: ["--non-zero-exit-code", "informational", ...templates()] }),
  },
  {
    name: "sandbox",
    needsPython: true,
    run: ({ python }) => ({
      command: python,
      args: ["-m", "pytest", "-q", "-p", "no:cacheprovider", `--basetemp=${report("sandbox")}`, "sandbox/tests", `--junitxml=${report("sandbox.xml")}`],
      env: { PYTHONPATH: inCheckout("sandbox"), PYTHONDONTWRITEBYTECODE: "1" },
    }),
    count: () => countPytest(report("sandbox.xml")),
  },
  { name: "unit", run: () => vitest("unit"), count: () => countVitest(report("unit.json")) },
  {
    name: "build",
    isAlone: true,
    async run({ context }) {
      await buildBundles(context);
      await buildWeb(context);
    },
  },
  {
    name: "integration",
    isAlone: true,
    needsPython: true,
    run: ({ python }) => ({ ...vitest("integration"), env: { PILOTHOUSE_SANDBOX_PYTHON: python } }),
    count: () => countVitest(report("integration.json")),
  },
  {
    name: "journeys",
    isAlone: true,
    needsPython: true,
    run: ({ python }) => ({
      ...node(bin("@playwright", "test", "cli.js"), "test"),
      env: {
        PILOTHOUSE_SANDBOX_PYTHON: python,
        PILOTHOUSE_JOURNEYS_REPORT: report("journeys.json"),
        PLAYWRIGHT_TRANSFORM_CACHE_DIR: inCheckout(".pilothouse", "playwright"), // its own place is in the temporary folder, for good
      },
    }),
    count: () => countJourneys(report("journeys.json")),
  },
];

/** Reports of an earlier run must never be counted for this one. */
export function clearReports() {
  rmSync(REPORTS, { recursive: true, force: true });
  mkdirSync(REPORTS, { recursive: true });
}

function report(name) {
  return path.join(REPORTS, name);
}

function node(script, ...args) {
  return { command: process.execPath, args: [script, ...args] };
}

function vitest(project) {
  return node(bin("vitest", "vitest.mjs"), "run", "--project", project, "--reporter=default", "--reporter=json", `--outputFile.json=${report(`${project}.json`)}`);
}

/** Every template of the catalogue: all YAML files of a system but its plan. */
function templates() {
  const root = inCheckout("cfn-templates");
  const systems = existsSync(root) ? readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory()) : [];
  const files = systems.flatMap(({ name }) =>
    readdirSync(path.join(root, name))
      .filter((file) => file.endsWith(".yaml") && file !== "plan.yaml")
      .map((file) => path.join("cfn-templates", name, file)),
  );
  if (files.length === 0) throw new StartFailure("There is no template under cfn-templates: the check would prove nothing.");
  return files;
}
