import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";

import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";

import { processTable } from "../testing/process-table.mjs";
import { runSupervisor } from "../testing/run-supervisor.mjs";
import { makeTemporaryHome, removeHome } from "../testing/temporary-home.mjs";
import { CHECKOUT, inCheckout } from "./checkout.mjs";

const STARTS_WITHIN_MS = 240_000; // the first one may have to build

let home;
let product;

beforeAll(async () => {
  home = await makeTemporaryHome();
});
afterEach(async () => {
  await product?.stop("SIGKILL");
});
afterAll(() => removeHome(home));

test(
  "the first start makes an administrator and says so once; the second finds everything as it was",
  async () => {
    const first = await start();
    expect(first).toMatch(/e-mail +\S+@\S+/);
    expect(first).toMatch(/password +\S{8,}/);
    const firstSandbox = first.match(/AWS account at (\S+),/)[1];
    expect(await stopped("SIGTERM")).toBe(0);

    const second = await start();
    expect(second).not.toContain("password");
    expect(second.match(/AWS account at (\S+),/)[1]).toBe(firstSandbox);
    expect(await stopped("SIGINT")).toBe(0);
  },
  STARTS_WITHIN_MS,
);

test(
  "each part that is killed is named and comes back",
  async () => {
    await start();
    const before = children();
    expect(Object.keys(before).sort()).toEqual(["database", "sandbox", "web", "worker"]);
    for (const name of ["worker", "sandbox", "database", "web"]) {
      process.kill(before[name], "SIGKILL");
      await product.line(new RegExp(`^The ${name} stopped \\(killed by SIGKILL\\); it starts again in [\\d.]+ s`));
      await product.line(new RegExp(`^The ${name} is back`));
    }
    const answer = await fetch(`${address()}/api/v1/health`);
    expect(answer.status).toBe(200);
    await stopped("SIGTERM");
  },
  STARTS_WITHIN_MS,
);

// A supervisor that the system kills for memory must not leave a database and an AWS account behind.
test(
  "when the supervisor itself is killed, everything it started ends, and the next start works",
  async () => {
    await start();
    const left = Object.values(children());
    await product.stop("SIGKILL");
    await vi.waitUntil(() => groupsAlive(left).length === 0, { timeout: 12_000, interval: 100 });
    await start();
    await stopped("SIGTERM");
  },
  STARTS_WITHIN_MS,
);

test(
  "when undertaker and supervisor are killed together, the next start ends what they left",
  async () => {
    await start();
    const left = Object.values(children());
    process.kill(undertaker(), "SIGKILL");
    await product.stop("SIGKILL");
    await start();
    expect(groupsAlive(left)).toEqual([]);
    expect(product.output()).toContain("that an earlier start had left behind");
    await stopped("SIGTERM");
  },
  STARTS_WITHIN_MS,
);

test(
  "a token is made alone on standard output, whether Pilothouse runs or not",
  async () => {
    const whileStopped = makeToken();
    await start();
    const before = children();
    const whileRunning = makeToken();
    expect(children()).toEqual(before); // a command beside it must not make it forget what it has to end
    expect(whileRunning).not.toBe(whileStopped);
    for (const token of [whileStopped, whileRunning]) {
      expect(token).toMatch(/^\S+\n$/);
      const answer = await fetch(`${address()}/api/v1/environments`, { headers: { authorization: `Bearer ${token.trim()}` } });
      expect(answer.status).toBe(200);
    }
    await stopped("SIGTERM");
  },
  STARTS_WITHIN_MS,
);

async function start() {
  product = runSupervisor(environment());
  await product.line(/^Pilothouse runs at /);
  return product.output();
}

const environment = () => ({
  PORT: "0",
  PILOTHOUSE_HOME: home,
  PILOTHOUSE_SANDBOX: "on",
  PILOTHOUSE_SANDBOX_PYTHON: process.env.PILOTHOUSE_SANDBOX_PYTHON,
  PILOTHOUSE_LOOPBACK_AWS_ONLY: "1",
});

const address = () => product.output().match(/^Pilothouse runs at (\S+)/m)[1];

/** Stops the product as a person would; its exit code. Fails where that takes 10 s or leaves a process. */
async function stopped(signal) {
  const pids = Object.values(children());
  const startedMs = performance.now();
  const { exitCode } = await product.stop(signal);
  expect(performance.now() - startedMs).toBeLessThan(10_000);
  expect(groupsAlive(pids)).toEqual([]);
  return exitCode;
}

/** Process ids by part. */
function children() {
  const kept = JSON.parse(readFileSync(path.join(home, "run", "children.json"), "utf8"));
  return Object.fromEntries(kept.map(({ name, pid }) => [name, pid]));
}

const groupsAlive = (leaders) => processTable().filter(({ group }) => leaders.includes(group));

const undertaker = () => processTable().find(({ parent, command }) => parent === product.pid && command.includes("undertaker.mjs")).pid;

function makeToken() {
  const { stdout, stderr, status } = spawnSync(process.execPath, [inCheckout("scripts", "token.mjs"), "--role", "admin", "--name", "test"], {
    cwd: CHECKOUT,
    encoding: "utf8",
    env: { ...process.env, ...environment(), DATABASE_URL: "" },
  });
  if (status !== 0) throw new Error(stderr);
  return stdout;
}
