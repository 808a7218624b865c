import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";

import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { processTable } from "../testing/process-table.mjs";
import { keepRunning, restartDelayMs } from "./kept-child.mjs";
import { openLogFile } from "./log-file.mjs";
import { openWards } from "./wards.mjs";

let folder;
let wards;

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "child-"));
  wards = openWards();
});
afterEach(() => {
  wards.close();
  rmSync(folder, { recursive: true });
});

test("the pauses between restarts double, and end at half a minute", () => {
  expect([1, 2, 3, 4, 7, 50].map(restartDelayMs)).toEqual([500, 1_000, 2_000, 4_000, 30_000, 30_000]);
});

test("a child that dies is named with its end and its next start, and comes back", async () => {
  const said = [];
  const pids = [];
  const child = keep("console.log('up', process.pid); setInterval(() => {}, 1000)", { said, onLine: (line) => pids.push(Number(line.split(" ")[1])) });
  await child.ready;
  process.kill(pids[0], "SIGKILL");
  await vi.waitUntil(() => pids.length === 2 && said.length === 2, { timeout: 10_000 });
  expect(said[0]).toMatch(/^The stand-in stopped \(killed by SIGKILL\); it starts again in 0.5 s\. Its log is .*stand-in\.log\.$/);
  expect(said[1]).toBe("The stand-in is back.");
  await child.stop(1_000);
  expect(processTable().filter(({ pid }) => pids.includes(pid))).toEqual([]);
});

test("a child that never comes up fails the start with its last words", async () => {
  const child = keep("console.error('no such setting'); process.exit(3)", {});
  await expect(child.ready).rejects.toMatchObject({ message: expect.stringMatching(/^The stand-in does not start: exit code 3\./), detail: expect.stringContaining("no such setting") });
});

test("a child that ignores SIGTERM, and what it started itself, are gone after the grace", async () => {
  const pids = [];
  const script = `
    process.on("SIGTERM", () => {});
    const { pid } = require("child_process").spawn("sleep", ["1000"]);
    console.log("up", process.pid, pid); setInterval(() => {}, 1000)`;
  const child = keep(script, { onLine: (line) => pids.push(...line.split(" ").slice(1).map(Number)) });
  await child.ready;
  await child.stop(300);
  expect(processTable().filter(({ pid }) => pids.includes(pid))).toEqual([]);
});

function keep(script, { said = [], onLine }) {
  const plan = {
    name: "stand-in",
    command: process.execPath,
    args: ["-e", script],
    env: process.env,
    cwd: folder,
    readyWhen: { kind: "line", text: "up" },
    readyWithinSeconds: 20,
  };
  return keepRunning(plan, { wards, log: openLogFile(path.join(folder, "stand-in.log")), say: (line) => said.push(line), onLine });
}
