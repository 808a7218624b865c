import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { startSandbox, type TestSandbox } from "@/lib/aws/testing/sandbox";

import { BOUNDARIES, BOUNDARY_REGIONS } from "../testing/crash/boundaries";
import { expectDoneOnce } from "../testing/crash/expect-done-once";
import { startInterruptingProxy, type InterruptingProxy } from "../testing/crash/interrupting-proxy";
import { killAtBoundaries, type Case, type KilledCase } from "../testing/crash/killed-round";
import { insertSandboxAccount, insertSmallEnvironment } from "../testing/crash/small-environment";

const SPEED = 20; // the small stack takes 1 to 2 s: long enough to be met at work
const ROUND_MS = 150_000;

let sandbox: TestSandbox;
let proxy: InterruptingProxy;
let cases: Case[];

beforeAll(async () => {
  sandbox = await startSandbox({ speed: SPEED });
  proxy = await startInterruptingProxy(sandbox.url);
  const accountId = await insertSandboxAccount(BOUNDARY_REGIONS, proxy.url);
  cases = await Promise.all(
    BOUNDARIES.map(async (boundary, index) => {
      const region = BOUNDARY_REGIONS[index];
      if (!region) throw new Error("Every boundary needs a region of its own.");
      return { boundary, environment: await insertSmallEnvironment(accountId, { name: `killed-${index}`, region }) };
    }),
  );
});

afterAll(async () => {
  await proxy.close();
  await sandbox.remove();
});

// The rounds follow one another: what is updated is what was launched, and what is rolled back is what was updated.
describe.each([
  { name: "a launch", wanted: { kind: "deploy", release: 1 }, stackStatus: "CREATE_COMPLETE" },
  { name: "an update", wanted: { kind: "deploy", release: 2 }, stackStatus: "UPDATE_COMPLETE" },
  { name: "a rollback", wanted: { kind: "rollback", release: 1, reason: "The second release answers slowly." }, stackStatus: "UPDATE_COMPLETE" },
] as const)("$name whose worker is killed", ({ wanted, stackStatus }) => {
  let killed: KilledCase[];
  beforeAll(async () => {
    killed = await killAtBoundaries(cases, wanted, { proxy, sandboxUrl: sandbox.url });
  }, ROUND_MS);

  test.each(BOUNDARIES.map((boundary) => [boundary.name, boundary] as const))("%s ends true, and once", async (_name, boundary) => {
    const one = killed.find((candidate) => candidate.boundary === boundary);
    if (!one) throw new Error("This boundary was not tried.");
    expect({ state: one.stateThen, accepted: one.acceptedThen }).toEqual({ state: boundary.stateThen, accepted: boundary.acceptedThen });
    const acts = boundary.confirmedAfterMs !== undefined ? ["operation.request", "operation.confirm"] : ["operation.request"];
    await expectDoneOnce({ environment: one.environment, operationId: one.operationId, sandboxUrl: sandbox.url, stackStatus, release: wanted.release, acts });
  });
});
