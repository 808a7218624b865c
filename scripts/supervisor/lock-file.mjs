import { randomUUID } from "node:crypto";
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

import { identify, isStillRunning } from "./process-identity.mjs";

/**
 * Takes a lock that ends with this process, however it ends: a lock whose holder no longer runs counts as free.
 * @param {string} file
 * @returns {{ kind: "taken", release: () => void } | { kind: "held", pid: number }}
 */
export function tryLock(file) {
  const mine = `${file}.${randomUUID()}`;
  writeFileSync(mine, JSON.stringify(identify(process.pid)), { mode: 0o644 });
  try {
    // A hard link appears whole or not at all, so nobody reads a half-written lock.
    for (;;) {
      try {
        linkSync(mine, file);
        return { kind: "taken", release: () => rmSync(file, { force: true }) };
      } catch (error) {
        if (error.code !== "EEXIST") throw error;
      }
      const holder = readHolder(file);
      if (holder && isStillRunning(holder)) return { kind: "held", pid: holder.pid };
      setAside(file);
    }
  } finally {
    rmSync(mine, { force: true });
  }
}

/**
 * Waits for the lock. `onWait` is told once whom it waits for.
 * @param {string} file
 * @param {(pid: number) => void} onWait
 */
export async function lock(file, onWait) {
  let hasWaited = false;
  for (;;) {
    const attempt = tryLock(file);
    if (attempt.kind === "taken") return attempt.release;
    if (!hasWaited) onWait(attempt.pid);
    hasWaited = true;
    await sleep(200);
  }
}

function readHolder(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return null; // released meanwhile, or not a lock of ours: either way nobody holds it
  }
}

/** Two starters may both see a dead holder: the later one would move the earlier one's fresh lock, so it looks again and puts it back. */
function setAside(file) {
  const aside = `${file}.${randomUUID()}.old`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if (error.code === "ENOENT") return;
    throw error;
  }
  const moved = readHolder(aside);
  if (moved && isStillRunning(moved)) renameSync(aside, file);
  else rmSync(aside, { force: true });
}
