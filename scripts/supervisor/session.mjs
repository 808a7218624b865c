import path from "node:path";

import { keepRunning } from "./kept-child.mjs";
import { openLogFile } from "./log-file.mjs";
import { parentOf } from "./process-identity.mjs";
import { createProgress } from "./progress.mjs";
import { printFailure } from "./start-failure.mjs";
import { openWards } from "./wards.mjs";

// Together under the 10 s in which Ctrl-C promises an end. The worker may be talking to the sandbox, and both to the
// database, so they end in this order.
const STOP_ORDER = [
  { names: ["web", "worker"], graceMs: 3_500 },
  { names: ["sandbox"], graceMs: 3_500 },
  { names: ["database"], graceMs: 2_000 },
];
const PARENT_LOOK_MS = 500;

/**
 * What every step of the set-up is given.
 * @typedef {object} SetUpContext
 * @property {(text: string) => void} note announces work that takes more than a moment
 * @property {import("./wards.mjs").Wards} wards
 * @property {AbortSignal} signal aborts when the run is to stop
 */

/**
 * One run of one of our commands: what it started and took, and how all of that ends.
 * @typedef {object} Session
 * @property {string} home
 * @property {ReturnType<typeof createProgress>} progress
 * @property {AbortSignal} signal aborts when the run is to stop
 * @property {import("./wards.mjs").Wards} wards
 * @property {(plan: import("./kept-child.mjs").ChildPlan) => ReturnType<typeof keepRunning>} keep starts a child that stays
 * @property {(note: (text: string) => void) => SetUpContext} context
 * @property {(release: () => void) => void} onEnd runs last, in reverse order
 */

/**
 * Runs a command's work, and afterwards ends what it started. The process exits with what the work returned (nothing
 * means 0), 1 when it threw, and `exitCodeWhenStopped` when a person stopped it.
 * @param {{ home: string, stream: NodeJS.WritableStream, echoesChildren?: boolean, exitCodeWhenStopped?: number }} options
 * @param {(session: Session) => Promise<number | void>} work
 */
export async function runSession({ home, stream, echoesChildren = false, exitCodeWhenStopped = 0 }, work) {
  const stopping = new AbortController();
  const { signal } = stopping;
  const progress = createProgress(stream, signal);
  const wards = openWards();
  /** @type {ReturnType<typeof keepRunning>[]} */
  const children = [];
  /** @type {(() => void)[]} */
  const endings = [];

  watchForStop((why) => {
    if (signal.aborted) process.exit(1); // asked twice: the undertaker ends the rest
    progress.say(`\nStopping (${why}) …`);
    stopping.abort(new Error("stopped"));
  });

  let exitCode = 0;
  try {
    const result = await work({
      home,
      progress,
      signal,
      wards,
      keep(plan) {
        const log = openLogFile(path.join(home, "logs", `${plan.name}.log`));
        const onLine = echoesChildren ? (line) => progress.say(`${plan.name.padEnd(8)} │ ${line}`) : undefined;
        const child = keepRunning(plan, { wards, log, say: progress.say, onLine });
        children.push(child);
        return child;
      },
      context: (note) => ({ note, wards, signal }),
      onEnd: (release) => void endings.unshift(release),
    });
    exitCode = result ?? 0;
  } catch (error) {
    if (!signal.aborted) {
      exitCode = 1;
      printFailure(error);
    }
  }
  const wasStopped = signal.aborted;
  stopping.abort(new Error("over"));
  for (const { names, graceMs } of STOP_ORDER) await Promise.all(children.filter(({ name }) => names.includes(name)).map((child) => child.stop(graceMs)));
  for (const release of endings) release();
  wards.close();
  if (wasStopped) progress.say("Stopped.");
  process.exit(wasStopped ? exitCodeWhenStopped : exitCode);
}

/** Resolves when the session is to stop: for commands whose work is to wait. @param {AbortSignal} signal */
export const untilStopped = (signal) => new Promise((resolve) => (signal.aborted ? resolve() : signal.addEventListener("abort", () => resolve())));

function watchForStop(stop) {
  process.on("SIGINT", () => stop("Ctrl-C"));
  process.on("SIGTERM", () => stop("SIGTERM"));
  process.on("SIGHUP", () => stop("the terminal closed"));
  process.stdout.on("error", () => {}); // whoever read our output is gone: nothing to tell it
  process.stderr.on("error", () => {});

  // npm killed by force cannot pass a signal on; started without npm, a new parent is what `nohup` and `disown` want.
  if (!process.env.npm_lifecycle_event) return;
  const npm = ancestors();
  const watch = setInterval(() => {
    if (ancestors() === npm) return;
    clearInterval(watch);
    stop("npm is gone");
  }, PARENT_LOOK_MS);
  watch.unref();
}

/** npm starts us itself or through a shell: parent and grandparent. */
const ancestors = () => `${process.ppid} ${parentOf(process.ppid)}`;
