import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, readdirSync } from "node:fs";
import readline from "node:readline";

import { inCheckout } from "../supervisor/checkout.mjs";
import { freePort } from "../supervisor/ports.mjs";
import { findRunning } from "../supervisor/running-record.mjs";

const READY_WITHIN_MS = 300_000; // a first start installs and builds

/**
 * `npm start` on a data folder of its own and free ports, as a person runs it.
 * @param {{ home: string, speed: number }} options
 */
export async function startProduct({ home, speed }) {
  const port = await freePort();
  const startedMs = performance.now();
  const child = spawn(process.execPath, ["scripts/start.mjs"], {
    cwd: inCheckout(),
    env: { ...process.env, PORT: String(port), PILOTHOUSE_HOME: home, SANDBOX_SPEED: String(speed), PILOTHOUSE_SANDBOX: "on", PILOTHOUSE_LOOPBACK_AWS_ONLY: "1", DATABASE_URL: "" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const lines = [];
  const ready = new Promise((resolve, reject) => {
    readline.createInterface({ input: child.stdout }).on("line", (line) => {
      lines.push(line);
      if (line.startsWith("Pilothouse runs at")) resolve(performance.now() - startedMs);
    });
    child.once("exit", (code) => reject(new Error(`npm start ended with ${code}:\n${lines.join("\n")}`)));
    setTimeout(() => reject(new Error("npm start did not come up in time.")), READY_WITHIN_MS).unref();
  });
  const startMs = await ready;
  const running = findRunning(home);
  if (!running?.address || !running.sandboxUrl) throw new Error("Pilothouse runs, but left no record of where.");

  return {
    startMs,
    url: running.address,
    sandboxUrl: running.sandboxUrl,
    databaseUrl: running.databaseUrl,
    /** What it printed: the first time, also the first administrator's one-time password. */
    lines,
    memoryMib: () => ({ web: memoryOf(child.pid, /next/), worker: memoryOf(child.pid, /worker\.mjs/) }),
    stop: async () => {
      child.kill("SIGTERM");
      await once(child, "exit");
    },
  };
}

/** Resident memory in MiB of the children whose command line matches, with their own children; Linux only, null elsewhere. */
function memoryOf(parentPid, pattern) {
  try {
    const processes = readdirSync("/proc")
      .filter((name) => /^\d+$/.test(name))
      .flatMap((pid) => readProcess(Number(pid)));
    const wanted = processes.filter(({ parent, commandLine }) => parent === parentPid && pattern.test(commandLine)).map(({ pid }) => pid);
    const family = processes.filter(({ pid, parent }) => wanted.includes(pid) || wanted.includes(parent));
    return family.length === 0 ? null : Math.round(family.reduce((sum, { residentMib }) => sum + residentMib, 0));
  } catch {
    return null; // no /proc here
  }
}

function readProcess(pid) {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    return [
      {
        pid,
        parent: Number(/^PPid:\s+(\d+)/m.exec(status)?.[1]),
        residentMib: Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0) / 1024,
        commandLine: readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " "),
      },
    ];
  } catch {
    return []; // it ended while we read
  }
}
