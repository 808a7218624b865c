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
  const fields = statFields(pid);
  return fields === null || fields[0] === "Z" ? null : (fields[19] ?? null);
}

/** The parent of a process; null where there is no such process, and on systems without /proc. @param {number} pid */
export function parentOf(pid) {
  const fields = process.platform === "linux" ? statFields(pid) : null;
  return fields === null ? null : Number(fields[1]);
}

/** Fields 3 and on of proc_pid_stat(5): state, parent, …, and as the 20th of them the start in clock ticks. */
function statFields(pid) {
  try {
    return readFileSync(`/proc/${pid}/stat`, "utf8").replace(/^.*\) /s, "").split(" "); // the name in brackets may hold spaces
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
