import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";

import { afterEach, beforeEach, expect, test } from "vitest";

import { tryLock } from "./lock-file.mjs";
import { identify } from "./process-identity.mjs";

let folder;
let file;

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "lock-"));
  file = path.join(folder, "x.lock");
});
afterEach(() => rmSync(folder, { recursive: true }));

test("a lock is held once, and free again when it is released", () => {
  const first = tryLock(file);
  expect(first.kind).toBe("taken");
  expect(tryLock(file)).toEqual({ kind: "held", pid: process.pid });
  first.release();
  expect(tryLock(file).kind).toBe("taken");
});

test("a lock whose holder was killed is free", () => {
  const { pid } = spawnSync(process.execPath, ["-e", ""]);
  writeFileSync(file, JSON.stringify({ pid, startedAt: "1" }));
  expect(tryLock(file).kind).toBe("taken");
});

// In a container the next process soon has the same id.
test("a lock whose holder's process id is in use again by another process is free", () => {
  writeFileSync(file, JSON.stringify({ ...identify(process.pid), startedAt: "1" }));
  expect(tryLock(file).kind).toBe("taken");
});

const nextLine = (child) => new Promise((resolve) => child.stdout.once("data", (text) => resolve(String(text).trim())));

test("of many processes that find an abandoned lock at the same moment, one takes it", async () => {
  writeFileSync(file, JSON.stringify({ pid: 1, startedAt: "never" }));
  const script = `
    const { tryLock } = await import(${JSON.stringify(path.join(import.meta.dirname, "lock-file.mjs"))});
    process.stdin.once("data", () => { console.log(tryLock(${JSON.stringify(file)}).kind); process.stdin.once("data", () => process.exit()); });
    console.log("waiting");`;
  const starters = Array.from({ length: 6 }, () => spawn(process.execPath, ["--input-type=module", "-e", script], { stdio: ["pipe", "pipe", "inherit"] }));
  await Promise.all(starters.map(nextLine));
  const answers = starters.map(nextLine);
  for (const child of starters) child.stdin.write("go\n");
  const kinds = await Promise.all(answers);
  for (const child of starters) child.stdin.write("end\n");
  expect(kinds.filter((kind) => kind === "taken")).toHaveLength(1);
});
