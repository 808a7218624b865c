import { installNpmPackages } from "../set-up/npm-packages.mjs";
import { generatePrismaClient } from "../set-up/prisma-client.mjs";
import { CHECKOUT } from "../supervisor/checkout.mjs";
import { runCommand } from "../supervisor/command.mjs";
import { withoutAws } from "../supervisor/aws-credentials.mjs";
import { failureText, printFailure } from "../supervisor/start-failure.mjs";
import { printInOrder } from "./in-order.mjs";
import { runSideBySide } from "./side-by-side.mjs";
import { clearReports } from "./steps.mjs";
import { installTestPython } from "./test-python.mjs";

/**
 * Installs what is missing, then runs the steps; one that fails does not keep the later ones from running. Says how
 * each ended, and last "N passed, N failed". Returns the exit code.
 * @param {import("./steps.mjs").TestStep[]} steps
 * @param {import("../supervisor/session.mjs").Session} session
 */
export async function runTests(steps, session) {
  const { progress, signal } = session;
  const startedMs = performance.now();
  let passed = 0;
  let failed = 0;
  /** @type {string[]} */
  let summary = [];

  try {
    const python = await setUp(session, steps.some(({ needsPython }) => needsPython));
    clearReports();
    const outputs = printInOrder(progress.say);
    const ends = await runSideBySide(steps, (step) => runAndReport(step, { ...session, output: outputs.open() }, python));
    passed = ends.reduce((sum, { count }) => sum + count.passed, 0);
    failed = ends.reduce((sum, { count }) => sum + count.failed, 0);
    summary = ends.map(({ line }) => line);
  } catch (error) {
    if (signal.aborted) throw error;
    printFailure(error);
    failed += 1;
  }
  progress.say(["", ...summary, `  all of it ${" ".repeat(27)} ${seconds(startedMs).padStart(10)}`, "", `${passed} passed, ${failed} failed`].join("\n"));
  return failed === 0 ? 0 : 1;
}

/** The interpreter, where one is needed. @param {import("../supervisor/session.mjs").Session} session */
async function setUp({ progress, context }, needsPython) {
  await progress.step("npm packages", (note) => installNpmPackages(context(note)));
  await progress.step("database client", (note) => generatePrismaClient(context(note)));
  if (!needsPython) return "";
  let interpreter = "";
  await progress.step("Python packages", async (note) => {
    const { python, outcome } = await installTestPython(context(note));
    interpreter = python;
    return outcome;
  });
  return interpreter;
}

/**
 * @param {import("./steps.mjs").TestStep} step
 * @param {StepSession} session
 * @param {string} python
 */
async function runAndReport(step, session, python) {
  const { output, signal } = session;
  const startedMs = performance.now();
  try {
    signal.throwIfAborted();
    output.say(`\n── ${step.name} ${"─".repeat(60 - step.name.length)}`);
    const count = await runStep(step, session, python);
    const mark = count.failed === 0 ? "✓" : "✗";
    const line = `  ${mark} ${step.name.padEnd(12)} ${`${count.passed} passed, ${count.failed} failed`.padEnd(26)} ${seconds(startedMs).padStart(8)}`;
    output.say(line);
    return { count, line };
  } finally {
    output.end();
  }
}

/**
 * @typedef {import("../supervisor/session.mjs").Session & { output: { say: (line: string) => void, end: () => void } }} StepSession
 * @param {import("./steps.mjs").TestStep} step
 * @param {StepSession} session
 * @param {string} python
 */
async function runStep(step, { output, context, wards, signal }, python) {
  let hasFailed = false;
  let hasSpoken = false;
  try {
    const say = (line) => output.say(`  ${line}`);
    const run = await step.run({ python, context: context(say) });
    if (run) {
      const env = { ...withoutAws(process.env), PILOTHOUSE_LOOPBACK_AWS_ONLY: "1", ...run.env };
      const onLine = (line) => {
        hasSpoken = true;
        say(line);
      };
      await runCommand(run.command, run.args, { sentence: `${step.name} failed.`, cwd: CHECKOUT, env, wards, signal, onLine });
    }
  } catch (error) {
    signal.throwIfAborted();
    hasFailed = true;
    if (!hasSpoken) output.say(failureText(error)); // a command has said it already, line by line
  }
  const count = (step.count?.() ?? null) || { passed: hasFailed ? 0 : 1, failed: hasFailed ? 1 : 0 };
  // A runner that ended with an error has failed at something, whatever its report says.
  return hasFailed && count.failed === 0 ? { ...count, failed: 1 } : count;
}

const seconds = (startedMs) => `${((performance.now() - startedMs) / 1000).toFixed(1)} s`;
