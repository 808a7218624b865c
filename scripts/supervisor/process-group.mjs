import { setTimeout as sleep } from "node:timers/promises";

/** Whether anything of the group led by `pid` is left. */
export function isGroupAlive(pid) {
  return signalGroup(pid, 0);
}

/**
 * Signals a process and all its descendants that stayed in its group; false where nothing is left of it.
 * @param {number} pid the group's leader
 * @param {NodeJS.Signals | 0} signal
 */
export function signalGroup(pid, signal) {
  try {
    process.kill(-pid, signal);
    return true;
  } catch (error) {
    if (error.code === "ESRCH") return false;
    if (error.code === "EPERM") return true; // there, but another user's
    throw error;
  }
}

/**
 * Asks the group to end, and after `graceMs` ends it.
 * @param {number} pid
 * @param {{ signal?: NodeJS.Signals, graceMs: number }} how
 */
export async function endGroup(pid, { signal = "SIGTERM", graceMs }) {
  const deadlineMs = performance.now() + graceMs;
  signalGroup(pid, signal);
  while (isGroupAlive(pid)) {
    if (performance.now() > deadlineMs) {
      signalGroup(pid, "SIGKILL");
      return;
    }
    await sleep(30);
  }
}
