import { randomUUID } from "node:crypto";

import { beforeAll, expect, test } from "vitest";

import type { Actor } from "@/lib/auth/actor";
import { openScope } from "@/lib/aws/scope";
import { launchStack } from "@/lib/aws/testing/launch-stack";
import { sharedSandboxUrl } from "@/lib/aws/testing/sandbox";
import { pool } from "@/lib/db/client";
import { database } from "@/lib/db/transaction";

import { taskIdOf } from "../task-id";
import { addExtraTask } from "./add-extra-task";
import { changeFollowUp } from "./change-follow-up";
import { listFollowUps } from "./list-follow-ups";
import { correctSignOff } from "./correct-sign-off";
import { gatherTaskEvidence } from "./gather-task-evidence";
import { listBoard } from "./list-board";
import { noteOverdueTasks } from "./note-overdue-tasks";
import { readDueSummary } from "./read-due-summary";
import { readHistory } from "./read-history";
import { readReport } from "./read-report";
import { readTask } from "./read-task";
import { setSetting } from "./set-setting";
import { signTask } from "./sign-task";

const olga: Actor = { kind: "token", tokenId: randomUUID(), personId: null, name: "Olga Operator", role: "operator" };
const piet: Actor = { kind: "token", tokenId: randomUUID(), personId: null, name: "Piet Operator", role: "operator" };
const viewer: Actor = { kind: "token", tokenId: randomUUID(), personId: null, name: "Vic Viewer", role: "viewer" };

// A Thursday of week 48; 10:00 in Berlin.
const morning = new Date("2026-11-26T09:00:00Z");
const evening = new Date("2026-11-26T17:30:00Z");
const refusal = (code: string) => expect.objectContaining({ name: "AppError", code });

let environmentId: string;
let ownKey: string;
const idOf = (taskKey: string, instance: string) => taskIdOf({ environmentId, taskKey, instance });

beforeAll(async () => {
  const { id: accountId } = await database().accountConnection.create({ data: { name: "Sandbox", kind: "sandbox", regions: ["us-east-1"], endpoint: sharedSandboxUrl() } });
  const name = `m${randomUUID().slice(0, 8)}`;
  const work = { Runtime: "python3.9", Handler: "index.handler", Role: "arn:aws:iam::000000000000:role/work", Code: { ZipFile: "def handler(event, context): pass" } };
  const template = { Resources: { Key: { Type: "AWS::SecretsManager::Secret", Properties: { Description: "one" } }, Work: { Type: "AWS::Lambda::Function", Properties: work } } };
  const stackArn = await launchStack(await openScope({ accountId, region: "us-east-1" }), `pilothouse-${name}`, template);
  const data = { name, system: "vectordb", option: "ec2", stage: "dev", accountId, region: "us-east-1", stackName: `pilothouse-${name}`, stackArn, stackStatus: "CREATE_COMPLETE", createdBy: "test", runningRelease: 1, latestRelease: 1 };
  environmentId = (await database().environment.create({ data })).id;
  const rules = { daily: { time: "18:00" }, weekly: { weekday: 5, time: "18:00" }, monthly: { on: "last-working-day" as const, time: "18:00" } };
  await setSetting({ actor: olga, environmentId, now: morning, setting: { zone: "Europe/Berlin", dueRules: rules, responsible: "Operations", countsFrom: "2026-11-24" } });
  const view = await addExtraTask({ actor: olga, environmentId, now: new Date("2026-11-24T08:00:00Z"), task: { title: "Look at the secrets", period: "daily", instructions: "Are they old?", evidence: ["secret-ages", "pending-maintenance", "engine-versions"] } });
  ownKey = view.extraTasks[0]?.key ?? "";
  await database().awsCallPace.deleteMany();
}, 60_000);

test("the board asks for each period's tasks by the environment's clock, and for nothing before it ran", async () => {
  const at = async (period: "daily" | "weekly" | "monthly", now: Date, date?: string) => {
    const { items } = await listBoard({ actor: viewer, now, period, date, limit: 10, filter: {} });
    return items[0];
  };
  const daily = await at("daily", morning);
  expect(daily).toMatchObject({ instance: "2026-11-26", dueAt: "2026-11-26T17:00:00.000Z", streak: 0, responsible: "Operations" });
  expect(daily?.tasks.map(({ title, state }) => `${title}: ${state}`)).toEqual(["Look at the dashboards: due", "Review error logs: due", "Watch the queue: due", "Look at the secrets: due"]);
  // Tuesday and Wednesday were asked for; Monday was not.
  expect(daily?.overdue).toBe(8);
  expect((await at("daily", morning, "2026-11-23"))?.tasks.every(({ state }) => state === "not-asked")).toBe(true);
  expect((await at("daily", evening))?.tasks.every(({ state }) => state === "overdue")).toBe(true);
  expect((await at("daily", new Date("2026-11-26T23:30:00Z")))?.instance).toBe("2026-11-27");
  expect((await at("weekly", morning))?.tasks.map(({ state }) => state)).toEqual(["due", "due", "due"]);
  expect(await at("monthly", morning)).toMatchObject({ instance: "2026-11", dueAt: "2026-11-30T17:00:00.000Z" });
});

test("what was gathered is kept as it was, and the sign-off rests on it", async () => {
  const taskId = idOf(ownKey, "2026-11-26");
  const evidence = await gatherTaskEvidence({ actor: olga, taskId, now: morning });
  expect(evidence.items).toEqual([
    { kind: "secret-ages", answer: expect.objectContaining({ kind: "gathered", figures: [expect.objectContaining({ title: "Key", unit: "days" })] }) },
    { kind: "pending-maintenance", answer: expect.objectContaining({ kind: "nothing-there" }) },
    { kind: "engine-versions", answer: expect.objectContaining({ kind: "gathered", summary: "Work: python3.9", unusual: [expect.stringMatching(/has not patched python3.9 since 2025-12-15; from 2027-03-03 on it refuses changes .* python3.14 is offered/)] }) },
  ]);
  const openTasks = async () => (await readDueSummary({ actor: viewer, now: morning })).items.find((item) => item.environmentId === environmentId)?.due;
  const openBefore = (await openTasks()) ?? 0;
  const promisedTooLate = { verdict: "act" as const, note: "", evidenceId: evidence.id, byHand: [], followUp: { title: "Rotate the key", owner: "Piet", dueOn: "2020-01-01" } };
  await expect(signTask({ actor: olga, taskId, now: morning, signOff: promisedTooLate })).rejects.toMatchObject({ code: "invalid-input" });
  const signed = await signTask({ actor: olga, taskId, now: morning, signOff: { verdict: "act", note: "Old.", evidenceId: evidence.id, byHand: [], followUp: { title: "Rotate the key", owner: "Piet", dueOn: "2026-12-01" } } });
  expect(signed).toMatchObject({ state: "done", signOff: { verdict: "act", signedBy: "Olga Operator", late: false }, evidence, next: { title: "Look at the dashboards" } });
  expect(await openTasks(), "the overview knows at once").toBe(openBefore - 1);
  expect(signed.followUps).toEqual([expect.objectContaining({ title: "Rotate the key", owner: "Piet", dueOn: "2026-12-01", doneAt: null })]);

  // Gathered again later, by somebody else: what was signed on stays what it was.
  await gatherTaskEvidence({ actor: piet, taskId, now: evening });
  expect((await readTask({ actor: viewer, taskId, now: evening })).evidence).toEqual(evidence);
  await expect(pool().query("UPDATE maintenance_evidence SET answers = '[]'")).rejects.toThrow("append-only");
  await expect(pool().query("DELETE FROM maintenance_evidence WHERE id = $1", [evidence.id])).rejects.toThrow("foreign key");
  await expect(pool().query("UPDATE maintenance_sign_off SET verdict = 'fine'")).rejects.toThrow("append-only");

  await expect(signTask({ actor: piet, taskId, now: evening, signOff: { verdict: "skip", note: "Again.", evidenceId: null, byHand: [] } })).rejects.toEqual(refusal("not-possible"));
  const corrected = await correctSignOff({ actor: piet, taskId, now: evening, corrects: signed.signOff?.id ?? "", signOff: { verdict: "fine", note: "It rotates on Friday anyway.", evidenceId: evidence.id, byHand: [] } });
  expect(corrected).toMatchObject({ signOff: { verdict: "fine", signedBy: "Piet Operator", late: true }, corrected: [{ verdict: "act", signedBy: "Olga Operator" }] });

  const [followUp] = corrected.followUps;
  const listed = (openOnly: boolean) => listFollowUps({ actor: piet, environmentId, openOnly });
  expect(await listed(true)).toMatchObject({ items: [{ title: "Rotate the key" }], total: 1 });
  expect(await changeFollowUp({ actor: piet, followUpId: followUp?.id ?? "", done: true, now: evening })).toMatchObject({ doneBy: "Piet Operator" });
  expect([(await listed(true)).total, (await listed(false)).total]).toEqual([0, 1]);
  const acts = await database().audit.findMany({ where: { objectId: taskId }, orderBy: { id: "asc" }, select: { action: true, actorName: true } });
  expect(acts.map(({ action, actorName }) => `${action} ${actorName}`)).toEqual(["maintenance.gather Olga Operator", "maintenance.sign Olga Operator", "maintenance.gather Piet Operator", "maintenance.correct Piet Operator"]);
});

test("nothing is signed unseen, early, twice, by a viewer, or fine where nobody could tell", async () => {
  const taskId = idOf("dashboards", "2026-11-25");
  await expect(gatherTaskEvidence({ actor: viewer, taskId, now: morning })).rejects.toEqual(refusal("forbidden"));
  const evidence = await gatherTaskEvidence({ actor: olga, taskId, now: morning });
  const fine = { verdict: "fine" as const, note: "", evidenceId: evidence.id, byHand: [] };
  await expect(signTask({ actor: viewer, taskId, now: morning, signOff: fine })).rejects.toEqual(refusal("forbidden"));
  await expect(signTask({ actor: olga, taskId, now: morning, signOff: { ...fine, evidenceId: randomUUID() } })).rejects.toEqual(refusal("invalid-input"));
  await expect(signTask({ actor: olga, taskId: idOf("queue", "2026-11-25"), now: morning, signOff: fine })).rejects.toEqual(refusal("invalid-input"));
  await expect(signTask({ actor: olga, taskId, now: new Date("2026-11-27T09:00:00Z"), signOff: fine })).rejects.toEqual(refusal("not-possible"));
  await expect(signTask({ actor: olga, taskId: idOf("dashboards", "2026-11-27"), now: morning, signOff: { ...fine, verdict: "skip", note: "Early." } })).rejects.toEqual(refusal("not-possible"));
  await expect(readTask({ actor: viewer, taskId: idOf("nothing", "2026-11-26"), now: morning })).rejects.toEqual(refusal("not-found"));
  await expect(readTask({ actor: viewer, taskId: idOf("dashboards", "2026-W48"), now: morning })).rejects.toEqual(refusal("not-found"));

  const untold = evidence.items.filter(({ answer }) => answer.kind === "could-not-tell").map(({ kind }) => kind);
  if (untold.length > 0) await expect(signTask({ actor: olga, taskId, now: morning, signOff: fine })).rejects.toEqual(refusal("invalid-input"));
  const byHand = untold.map((kind) => ({ kind, text: "By the console all is well." }));
  expect((await signTask({ actor: olga, taskId, now: morning, signOff: { ...fine, byHand } })).signOff).toMatchObject({ late: true, byHand });
});

const toldSoFar = () => database().maintenanceOverdue.count();

test("what becomes overdue is noted and told once", async () => {
  await noteOverdueTasks({ now: morning });
  // Of Wednesday three are unsigned; Tuesday is more than a day and a half ago, yet within two.
  const before = await toldSoFar();
  await noteOverdueTasks({ now: morning });
  expect(await toldSoFar()).toBe(before);
  await noteOverdueTasks({ now: evening });
  // The three tasks of the plan for Thursday; the secrets were signed.
  expect(await database().maintenanceOverdue.count({ where: { instance: "2026-11-26" } })).toBe(3);
  await Promise.all([noteOverdueTasks({ now: evening }), noteOverdueTasks({ now: evening })]);
  expect(await database().audit.count({ where: { action: "maintenance.overdue", objectId: `${environmentId}.2026-11-26` } })).toBe(1);
  const { rows } = await pool().query<{ count: number }>("SELECT count(*)::int AS count FROM notice WHERE key = $1", [`maintenance:${environmentId}:2026-11-26`]);
  expect(rows[0]?.count).toBe(1);
});

test("the report of the week says what the board says, and the history keeps the days", async () => {
  const report = await readReport({ actor: viewer, span: "2026-W48", now: evening });
  const [of] = report.environments;
  // Four days from Tuesday to Friday and two of the weekend, four tasks each, and three of the week.
  expect(of?.counts).toEqual({ asked: 6 * 4 + 3, done: 2, skipped: 0, overdue: 3 * 4 - 2, open: 3, notYet: 3 * 4, late: 2 });
  expect(of?.entries.find(({ taskId }) => taskId === idOf(ownKey, "2026-11-26"))).toMatchObject({ state: "done", verdict: "fine", signedBy: "Piet Operator", note: "It rotates on Friday anyway." });
  expect(of?.followUps.map(({ title }) => title)).toEqual(["Rotate the key"]);

  const { periods } = await readHistory({ actor: viewer, environmentId, now: evening });
  const daily = periods.find(({ period }) => period === "daily");
  expect(daily?.instances.slice(-4).map(({ instance, state, asked, signed }) => ({ instance, state, asked, signed }))).toEqual([
    { instance: "2026-11-23", state: "empty", asked: 0, signed: 0 },
    { instance: "2026-11-24", state: "missed", asked: 4, signed: 0 },
    { instance: "2026-11-25", state: "missed", asked: 4, signed: 1 },
    { instance: "2026-11-26", state: "missed", asked: 4, signed: 1 },
  ]);
});
