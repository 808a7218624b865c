import { afterAll, beforeAll, expect, test } from "vitest";

import { readSandboxFaults } from "@/lib/accounts/server/read-sandbox-faults";
import { sharedSandboxUrl } from "@/lib/aws/testing/sandbox";
import { database } from "@/lib/db/transaction";
import { startOperation } from "@/lib/releases/server/start-operation";
import { eventually } from "@/lib/releases/testing/eventually";
import { newEnvironment, operator, untilEnded, viewer } from "@/lib/releases/testing/launch";
import { sandboxAccountAt } from "@/lib/releases/testing/sandbox-account";
import { startWorker, type WorkerProcess } from "@/lib/releases/testing/worker-process";

import { instanceOn } from "../period-instance";
import type { RehearsalState } from "../rehearsal";
import { taskIdOf } from "../task-id";
import { gatherTaskEvidence } from "./gather-task-evidence";
import { listRehearsals } from "./list-rehearsals";
import { rollBackRehearsal } from "./roll-back-rehearsal";
import { startRehearsal } from "./start-rehearsal";
import { stopRehearsal } from "./stop-rehearsal";

const url = sharedSandboxUrl();
const aws = sandboxAccountAt(url);
const refusal = (code: string, message = /./) => expect.objectContaining({ name: "AppError", code, message: expect.stringMatching(message) });

let worker: WorkerProcess;
let environment: Awaited<ReturnType<typeof newEnvironment>>;

beforeAll(async () => {
  worker = await startWorker({ sandboxUrl: url });
  environment = await newEnvironment();
  await untilEnded((await startOperation({ actor: operator, environmentId: environment.id, kind: "deploy", autoConfirm: true })).id);
}, 60_000);
afterAll(() => worker.stop());

const begin = (change: { failing?: boolean; actor?: typeof operator } = {}) => startRehearsal({ actor: operator, now: new Date(), environmentId: environment.id, failing: false, note: "", ...change });
const act = (rehearsalId: string, actor = operator) => ({ actor, rehearsalId, now: new Date() });

/** Nobody asks it to: the worker moves a rehearsal on. */
const untilRehearsal = (id: string, state: RehearsalState) =>
  eventually(`the rehearsal to be ${state}`, async () => {
    const { items } = await listRehearsals({ actor: viewer, environmentId: environment.id });
    const rehearsal = items.find((one) => one.id === id);
    if (rehearsal?.state === "stopped" && state !== "stopped") throw new Error(`It stopped: ${rehearsal.reason}`);
    return rehearsal?.state === state ? rehearsal : null;
  });

const retention = async () => (await aws.stack(environment.stackName)).parameters.LogRetentionDays;
const faultsOfIt = async () => (await readSandboxFaults({ actor: viewer })).faults.filter(({ stack }) => stack === environment.stackName);

test("by hand: a harmless release is deployed, one of two who press goes back, and what it took is kept", async () => {
  const before = await retention();
  await expect(begin({ actor: viewer })).rejects.toEqual(refusal("forbidden"));
  const [first, second] = await Promise.allSettled([begin(), begin()]);
  const { id } = first.status === "fulfilled" ? first.value : second.status === "fulfilled" ? second.value : expect.fail("Neither began.");
  expect([first, second].find(({ status }) => status === "rejected")).toMatchObject({ reason: refusal("not-possible", /already|running/) });

  const deployed = await untilRehearsal(id, "deployed");
  expect(deployed).toMatchObject({ fromRelease: 1, deploy: { state: "succeeded" }, deploySeconds: expect.any(Number), endedAt: null });
  expect(await retention()).not.toBe(before);

  await expect(rollBackRehearsal(act(id, viewer))).rejects.toEqual(refusal("forbidden"));
  const pressed = await Promise.allSettled([rollBackRehearsal(act(id)), rollBackRehearsal(act(id))]);
  expect(pressed.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  const recorded = await untilRehearsal(id, "recorded");
  expect(recorded).toMatchObject({ rollback: { state: "succeeded" }, rollbackSeconds: expect.any(Number), reason: null });
  expect(await retention()).toBe(before);

  const way = await database().operation.findMany({ where: { environmentId: environment.id, kind: "rollback" } });
  expect(way.map(({ endedAt }) => endedAt?.toISOString())).toEqual([recorded.endedAt]);
  const acts = await database().audit.findMany({ where: { objectId: id }, orderBy: { id: "asc" } });
  expect(acts.map(({ action, actorName }) => `${action} ${actorName}`)).toEqual(["rehearsal.start Olga Operator", "rehearsal.roll-back Olga Operator", "rehearsal.record Worker"]);
});

test("failing: CloudFormation goes back by itself, nothing is left that would fail, and the month's task shows both", async () => {
  const { id } = await begin({ failing: true });
  const recorded = await untilRehearsal(id, "recorded");
  expect(recorded).toMatchObject({ failing: true, deploy: { state: "rolled-back" }, rollback: null, deploySeconds: expect.any(Number), rollbackSeconds: expect.any(Number) });
  expect(await faultsOfIt()).toEqual([]);

  const now = new Date();
  const taskId = taskIdOf({ environmentId: environment.id, taskKey: "rehearsal", instance: instanceOn("monthly", now.toISOString().slice(0, 10)) });
  const { items } = await gatherTaskEvidence({ actor: operator, taskId, now });
  const answer = items.find(({ kind }) => kind === "rollback-rehearsal")?.answer;
  expect(answer).toMatchObject({
    kind: "gathered",
    summary: expect.stringContaining(`in ${recorded.rollbackSeconds} s`),
    figures: [
      { title: "Since the last rollback", value: 0, unit: "days", unusual: null },
      { title: "Last rehearsed way back took", value: recorded.rollbackSeconds, unit: "s" },
    ],
    source: expect.stringContaining("sandbox"),
  });
  expect(answer?.kind === "gathered" && answer.tables[0]?.rows.map(([, what, ended]) => `${what}: ${ended}`)).toEqual(["rehearsal, by a failing deployment: recorded", "rehearsal: recorded"]);
});

test("given up half way: what has not failed yet is left to nobody else's release", async () => {
  const { id } = await begin({ failing: true });
  await expect(stopRehearsal(act(id, viewer))).rejects.toEqual(refusal("forbidden"));
  expect(await stopRehearsal(act(id))).toMatchObject({ state: "stopped", reason: expect.stringMatching(/^Given up by Olga Operator\. The deployment of release \d+ goes on/) });
  expect(await faultsOfIt()).toEqual([]);
  await expect(stopRehearsal(act(id))).rejects.toEqual(refusal("not-possible", /over/));
});

test("production of a real account is refused with where it is rehearsed, and no account but the sandbox is made to fail", async () => {
  const { id: accountId } = await database().accountConnection.create({ data: { name: "Company", kind: "aws", regions: ["us-east-1"] } });
  const make = async (stage: string) => {
    const name = `${stage}${environment.name}`;
    const data = { name, system: "harvest", option: "minimal", stage, accountId, region: "us-east-1", stackName: name, stackArn: `arn:${name}`, stackStatus: "CREATE_COMPLETE", createdBy: "test", runningRelease: 1, latestRelease: 1 };
    return (await database().environment.create({ data })).id;
  };
  const prod = await make("prod");
  await expect(startRehearsal({ actor: operator, now: new Date(), environmentId: prod, failing: false, note: "" })).rejects.toEqual(refusal("not-possible", /not for production/));
  expect(await listRehearsals({ actor: viewer, environmentId: prod })).toMatchObject({ items: [], obstacle: expect.stringContaining("not for production"), isSandbox: false });
  await expect(startRehearsal({ actor: operator, now: new Date(), environmentId: await make("staging"), failing: true, note: "" })).rejects.toEqual(refusal("sandbox-only"));
});
