import { spawn } from "node:child_process";
import readline from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";

import { endGroup, signalGroup } from "./process-group.mjs";
import { StartFailure } from "./start-failure.mjs";
import { waitForHttp } from "./wait-for-http.mjs";

const FIRST_RESTART_MS = 500;
const SLOWEST_RESTART_MS = 30_000;
const STEADY_AFTER_MS = 60_000; // one that ran this long starts its back-off anew
const FIRST_START_ATTEMPTS = 3;

/**
 * @typedef {object} ChildPlan
 * @property {string} name as lines name it: "web", "worker", "sandbox", "database"
 * @property {string} command
 * @property {string[]} args
 * @property {NodeJS.ProcessEnv} env
 * @property {string} cwd
 * @property {number} [uid]
 * @property {number} [gid]
 * @property {NodeJS.Signals} [stopSignal]
 * @property {{ kind: "line", text: string } | { kind: "http", url: string }} readyWhen
 * @property {number} readyWithinSeconds
 * @property {() => Promise<void> | void} [beforeStart] runs before each start, the first included
 */

/** How long to wait before the next start, when the last `failures` starts ended early. */
export const restartDelayMs = (failures) => Math.min(SLOWEST_RESTART_MS, FIRST_RESTART_MS * 2 ** (failures - 1));

/**
 * Starts a child and keeps it running: one that ends by itself is started again with growing pauses, and `say` is
 * told which, how it ended and when it comes back.
 *
 * `ready` resolves when it first answers, and rejects with a `StartFailure` where its first three starts fail.
 * @param {ChildPlan} plan
 * @param {object} context
 * @param {import("./wards.mjs").Wards} context.wards
 * @param {ReturnType<import("./log-file.mjs").openLogFile>} context.log
 * @param {(line: string) => void} context.say
 * @param {(line: string) => void} [context.onLine]
 */
export function keepRunning(plan, { wards, log, say, onLine = () => {} }) {
  const stopping = new AbortController();
  /** @type {import("node:child_process").ChildProcess | null} */
  let child = null;
  let failures = 0;
  let hasBeenReady = false;
  let wantsRestart = false;
  const ready = deferred();
  const finished = run();

  async function run() {
    while (!stopping.signal.aborted) {
      const startedMs = performance.now();
      const end = await runOnce().catch((error) => ({ reason: error.message }));
      if (stopping.signal.aborted) break;
      if (wantsRestart) {
        wantsRestart = false;
        continue;
      }
      failures = performance.now() - startedMs > STEADY_AFTER_MS ? 1 : failures + 1;
      if (!hasBeenReady && failures >= FIRST_START_ATTEMPTS) {
        ready.reject(new StartFailure(`The ${plan.name} does not start: ${end.reason}. Its log is ${log.file}.`, { detail: log.recentLines() }));
        return;
      }
      const delayMs = restartDelayMs(failures);
      say(`The ${plan.name} stopped (${end.reason}); it starts again in ${delayMs / 1000} s. Its log is ${log.file}.`);
      await sleep(delayMs, undefined, { signal: stopping.signal }).catch(() => "stopped meanwhile");
    }
  }

  async function runOnce() {
    await plan.beforeStart?.();
    if (stopping.signal.aborted) return { reason: "stopped" };
    const { command, args, env, cwd, uid, gid } = plan;
    const started = spawn(command, args, { env, cwd, uid, gid, detached: true, stdio: ["ignore", "pipe", "pipe"] });
    const ended = new Promise((resolve) => {
      started.once("error", (error) => resolve({ reason: error.message }));
      started.once("exit", (code, signal) => resolve({ reason: signal ? `killed by ${signal}` : `exit code ${code}` }));
    });
    if (started.pid === undefined) return ended;
    child = started;
    wards.add(started.pid, { name: plan.name, signal: plan.stopSignal });
    const over = new AbortController();
    void ended.then(() => over.abort());
    await Promise.race([ended, becomeReady(started, over.signal)]);
    const end = await ended;
    child = null;
    signalGroup(started.pid, "SIGKILL"); // what it started itself must not hold its port or its work
    wards.remove(started.pid);
    return end;
  }

  async function becomeReady(started, over) {
    const sawLine = deferred();
    for (const stream of [started.stdout, started.stderr])
      readline.createInterface({ input: stream }).on("line", (line) => {
        log.write(line);
        onLine(line);
        if (plan.readyWhen.kind === "line" && line.includes(plan.readyWhen.text)) sawLine.resolve();
      });
    const wait = plan.readyWhen.kind === "line" ? sawLine.promise : waitForHttp(plan.readyWhen.url, over);
    const late = sleep(plan.readyWithinSeconds * 1000, "late", { signal: over });
    const outcome = await Promise.race([wait, late]).catch(() => "ended first");
    if (outcome === "late") {
      log.write(`not ready within ${plan.readyWithinSeconds} s: ended by the supervisor`);
      signalGroup(started.pid, "SIGKILL");
    } else if (outcome === undefined && !over.aborted) {
      if (hasBeenReady) say(`The ${plan.name} is back.`);
      hasBeenReady = true;
      ready.resolve();
    }
  }

  return {
    name: plan.name,
    ready: ready.promise,
    /** Ends it and lets the loop start it anew at once, for a new build. */
    async restart() {
      wantsRestart = true;
      if (child?.pid) await endGroup(child.pid, { signal: plan.stopSignal, graceMs: 5_000 });
    },
    /** Ends it for good, by force after `graceMs`. Safe to call twice. */
    async stop(graceMs) {
      stopping.abort();
      ready.reject(new StartFailure("stopped"));
      if (child?.pid) {
        const forced = setTimeout(() => child?.pid && signalGroup(child.pid, "SIGKILL"), graceMs);
        signalGroup(child.pid, plan.stopSignal ?? "SIGTERM");
        await finished;
        clearTimeout(forced);
      } else await finished;
    },
  };
}

function deferred() {
  let resolve, reject;
  const promise = new Promise((yes, no) => ([resolve, reject] = [yes, no]));
  promise.catch(() => {}); // whoever waits for it hears of it; nobody need wait
  return { promise, resolve, reject };
}
