import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";

import { writeWhole } from "./data-folder.mjs";
import { endGroup } from "./process-group.mjs";
import { identify, isStillRunning } from "./process-identity.mjs";

const LEFTOVER_GRACE_MS = 5_000;

/**
 * Every process that must not outlive this one. They are told to the undertaker, which acts when this process is
 * killed; and after `keepIn`, which only the data folder's owner calls, they are listed there too, so that the next
 * start ends what even the undertaker could not.
 * @typedef {{ keepIn: (home: string) => void, add: (pid: number, options?: { name?: string, signal?: NodeJS.Signals }) => void, remove: (pid: number) => void, close: () => void }} Wards
 */

/** @returns {Wards} */
export function openWards() {
  const kept = new Map();
  /** @type {string | null} */
  let file = null;
  const save = () => file && writeWhole(file, JSON.stringify([...kept.values()]));
  let isClosed = false;
  let undertaker = startUndertaker();

  function startUndertaker() {
    const script = path.join(import.meta.dirname, "undertaker.mjs");
    const started = spawn(process.execPath, [script], { detached: true, stdio: ["pipe", "ignore", "ignore"], cwd: "/" });
    started.unref();
    started.stdin.on("error", () => {}); // it was killed; "exit" below replaces it
    started.once("exit", () => {
      if (isClosed) return;
      undertaker = startUndertaker();
      for (const { pid, signal } of kept.values()) tell({ add: pid, signal });
    });
    return started;
  }
  const tell = (message) => void undertaker.stdin.write(`${JSON.stringify(message)}\n`);

  return {
    keepIn(home) {
      file = listOf(home);
      save();
    },
    add(pid, { name = "command", signal = "SIGTERM" } = {}) {
      kept.set(pid, { name, ...identify(pid), signal });
      tell({ add: pid, signal });
      save();
    },
    remove(pid) {
      kept.delete(pid);
      tell({ remove: pid });
      save();
    },
    close() {
      isClosed = true;
      undertaker.stdin.end();
    },
  };
}

const listOf = (home) => path.join(home, "run", "children.json");

/**
 * Ends what an earlier start on this data folder left behind; the number of processes it found.
 * @param {string} home
 */
export async function endLeftovers(home) {
  const left = readKept(listOf(home)).filter(isStillRunning);
  await Promise.all(left.map(({ pid, signal }) => endGroup(pid, { signal, graceMs: LEFTOVER_GRACE_MS })));
  return left.length;
}

function readKept(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return []; // never started here
  }
}
