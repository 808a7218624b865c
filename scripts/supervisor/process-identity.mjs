import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

/**
 * When the process with this id began, in the operating system's own words; null where there is none. Compared
 * for equality only: process ids are reused, within seconds in a container, and the pair of both is not.
 * @param {number} pid
 * @returns {string | null}
 */
export function processStart(pid) {
  if (process.platform !== "linux") return spawnSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).stdout?.trim() || null;
  try {
    // After the name in brackets, which may hold spaces: field 3 is the state, field 22 the start in clock ticks (proc_pid_stat(5)).
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").replace(/^.*\) /s, "").split(" ");
    return fields[0] === "Z" ? null : (fields[19] ?? null);
  } catch {
    return null; // no such process
  }
}

/**
 * @typedef {{ pid: number, startedAt: string | null }} ProcessIdentity
 * @param {number} pid
 * @returns {ProcessIdentity}
 */
export const identify = (pid) => ({ pid, startedAt: processStart(pid) });

/** @param {ProcessIdentity} identity */
export function isStillRunning({ pid, startedAt }) {
  return Number.isInteger(pid) && pid > 0 && startedAt !== null && processStart(pid) === startedAt;
}
