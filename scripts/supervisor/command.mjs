import { spawn } from "node:child_process";
import readline from "node:readline";

import { endGroup } from "./process-group.mjs";
import { StartFailure } from "./start-failure.mjs";

const REMEMBERED_LINES = 150; // a failed build names its errors well before its last words
const STOP_GRACE_MS = 3_000;

/**
 * Runs a command to its end and returns its standard output. It leads its own process group, so that stopping (by
 * `signal`, or the end of this process) reaches what it started too. Throws `StartFailure` with its last lines
 * where it fails, and `signal.reason` where it was stopped.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {object} options
 * @param {string} options.sentence what a person reads when it fails
 * @param {import("./wards.mjs").Wards} options.wards
 * @param {AbortSignal} options.signal
 * @param {NodeJS.ProcessEnv} [options.env]
 * @param {string} [options.cwd]
 * @param {number} [options.uid]
 * @param {number} [options.gid]
 * @param {(line: string) => void} [options.onLine]
 * @returns {Promise<string>}
 */
export async function runCommand(command, args, { sentence, wards, signal, onLine = () => {}, ...spawnOptions }) {
  signal.throwIfAborted();
  const child = spawn(command, args, { ...spawnOptions, detached: true, stdio: ["ignore", "pipe", "pipe"] });
  if (child.pid === undefined) {
    const [error] = await onceError(child);
    throw new StartFailure(sentence, { detail: `${command}: ${error.message}` });
  }
  const { pid } = child;
  wards.add(pid);
  const stop = () => void endGroup(pid, { graceMs: STOP_GRACE_MS });
  signal.addEventListener("abort", stop);

  let output = "";
  /** @type {string[]} */
  let recent = [];
  child.stdout.setEncoding("utf8").on("data", (text) => (output += text));
  for (const stream of [child.stdout, child.stderr])
    readline.createInterface({ input: stream }).on("line", (line) => {
      recent = [...recent.slice(1 - REMEMBERED_LINES), line];
      onLine(line);
    });

  const [exitCode, exitSignal] = await new Promise((resolve) => child.once("close", (...how) => resolve(how)));
  signal.removeEventListener("abort", stop);
  wards.remove(pid);
  signal.throwIfAborted();
  if (exitCode === 0) return output;
  throw new StartFailure(sentence, { detail: [...recent, `(${command} ended with ${exitSignal ?? `exit code ${exitCode}`})`].join("\n") });
}

const onceError = (child) => new Promise((resolve) => child.once("error", (...error) => resolve(error)));
