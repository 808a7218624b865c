import { spawnSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";

/**
 * Every process that runs now; those that ended and only wait to be collected by their parent are left out.
 * @returns {{ pid: number, parent: number, group: number, command: string }[]}
 */
export function processTable() {
  return process.platform === "linux" ? fromProc() : fromPs();
}

/** Slim images have no `ps`. */
function fromProc() {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const [state, parent, group] = readFileSync(`/proc/${pid}/stat`, "utf8").replace(/^.*\) /s, "").split(" ");
        const command = readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
        return state === "Z" ? [] : [{ pid: Number(pid), parent: Number(parent), group: Number(group), command }];
      } catch {
        return []; // it ended while we looked
      }
    });
}

function fromPs() {
  const { stdout } = spawnSync("ps", ["-axo", "pid=,ppid=,pgid=,stat=,args="], { encoding: "utf8" });
  return stdout.split("\n").flatMap((line) => {
    const [, pid, parent, group, state, command] = line.match(/^\s*(\d+)\s+(\d+)\s+(\d+)\s+(\S+)\s+(.*)$/) ?? [];
    return pid && !state.startsWith("Z") ? [{ pid: Number(pid), parent: Number(parent), group: Number(group), command }] : [];
  });
}
