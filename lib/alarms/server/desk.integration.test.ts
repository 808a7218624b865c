import { randomUUID } from "node:crypto";

import { DeleteAlarmsCommand, SetAlarmStateCommand } from "@aws-sdk/client-cloudwatch";
import { subMinutes } from "date-fns";
import { beforeAll, expect, test } from "vitest";

import type { FeedMessage } from "@/lib/accounts/feed-message";
import { admin, operator, viewer } from "@/lib/auth/testing/actors";
import { openScope, type OpenScope } from "@/lib/aws/scope";
import { launchStack } from "@/lib/aws/testing/launch-stack";
import { sharedSandboxUrl } from "@/lib/aws/testing/sandbox";
import { database } from "@/lib/db/transaction";
import { insertAccount, insertEnvironment, insertOperation } from "@/lib/environments/testing/environment-rows-repository";

import { ALARM_SORTS, type AlarmListInput } from "../alarm-list-query";
import { actOnAlarm } from "./act-on-alarm";
import { actOnAlarms } from "./act-on-alarms";
import { applyAlarmMessages } from "./apply-alarm-messages";
import { listAlarms } from "./list-alarms";
import { listEnvironmentAlarms } from "./list-environment-alarms";
import { lookAtAccountAlarms } from "./look-at-account-alarms";
import { readAlarm } from "./read-alarm";
import { writeHandover } from "./write-handover";

const name = `alarms-${randomUUID().slice(0, 8)}`;
const stackName = `pilothouse-${name}`;
let aws: OpenScope;
let scope: { accountId: string; region: string };
let environmentId: string;

const ALARM = { Type: "AWS::CloudWatch::Alarm", Properties: { Namespace: "Test", MetricName: "CPUUtilization", Statistic: "Average", Period: 60, EvaluationPeriods: 3, Threshold: 80, ComparisonOperator: "GreaterThanThreshold" } };

beforeAll(async () => {
  scope = { accountId: await insertAccount({ kind: "sandbox", endpoint: sharedSandboxUrl() }), region: "us-east-1" };
  aws = await openScope(scope);
  const stackArn = await launchStack(aws, stackName, { Resources: { ApiErrorsAlarm: ALARM, OwnAlarm: ALARM } });
  environmentId = await insertEnvironment(scope.accountId, { name, stackName, stackArn, runningRelease: 2 });
  await insertOperation(environmentId, { release: 2, fromRelease: 1, state: "succeeded", startedAt: subMinutes(new Date(), 6) });
});

const list = (filter: AlarmListInput["filter"] = {}) => listAlarms({ actor: viewer, limit: 50, sort: "urgency", filter: { environmentId, ...filter } });
const theAlarm = async () => {
  const found = (await list()).items.find(({ logicalId }) => logicalId === "ApiErrorsAlarm");
  if (!found) throw new Error("The alarm is not in the list.");
  return found;
};

async function hear(state: string, at = new Date()): Promise<FeedMessage> {
  const detail = { alarmName: (await theAlarm()).name, state: { value: state, reason: `it is ${state}`, timestamp: at.toISOString().replace("Z", "+0000") }, previousState: { value: "OK" } };
  const message = { envelopeId: randomUUID(), ...scope, source: "aws.cloudwatch", detailType: "CloudWatch Alarm State Change", at, detail };
  await applyAlarmMessages([message]);
  return message;
}

test("a look finds the stack's alarms with what the plan says of them, and what the stack lacks", async () => {
  expect(await listEnvironmentAlarms({ actor: viewer, environmentId })).toMatchObject({ items: [], lacking: null });
  expect(await lookAtAccountAlarms(scope, { now: new Date() })).toBe("looked");
  expect(await theAlarm()).toMatchObject({ environment: { id: environmentId }, severity: "critical", title: "API errors", action: "none", kind: "metric" });
  const view = await listEnvironmentAlarms({ actor: viewer, environmentId });
  expect(view?.items).toHaveLength(2);
  expect(view?.lacking?.find(({ key }) => key === "api-errors")).toMatchObject({ logicalIds: ["LoadBalancerErrorsAlarm"], partly: true });

  // A release that ended after the look may have brought more, or taken some away.
  const update = await insertOperation(environmentId, { release: 2, state: "succeeded", endedAt: new Date() });
  expect(await listEnvironmentAlarms({ actor: viewer, environmentId })).toMatchObject({ isComplete: false, lacking: null });
  await database().operation.delete({ where: { id: update } });
});

test.each(ALARM_SORTS)("page after page by %s shows each alarm once", async (sort) => {
  const page = (cursor?: string) => listAlarms({ actor: viewer, limit: 1, sort, filter: { environmentId }, cursor });
  const first = await page();
  const second = await page(first.nextCursor ?? undefined);
  expect(second.nextCursor).toBeNull();
  expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(first.total);
});

test("what the feed tells is told to open pages, names the suspect release, and is told once", async () => {
  const message = await hear("ALARM");
  await applyAlarmMessages([message]);
  const alarm = await theAlarm();
  expect(alarm).toMatchObject({ standing: "in-alarm", suspect: { release: 2, previousRelease: 1 } });
  expect(alarm.suspect?.secondsBefore).toBeGreaterThanOrEqual(360);
  const told = await database().streamMessage.findMany({ where: { event: "alarm" }, orderBy: { id: "desc" }, take: 1 });
  expect(told).toMatchObject([{ topics: ["alarms", `environment:${environmentId}`], data: { id: alarm.id, state: "ALARM" } }]);
  expect(await database().alarmChange.count({ where: { alarmId: alarm.id, state: "ALARM" } })).toBe(1);
  expect(await database().notice.count({ where: { kind: "alarm" } })).toBe(1);
  expect(await database().environment.findUnique({ where: { id: environmentId }, select: { alarmsInAlarm: true, alarmsTotal: true } })).toEqual({ alarmsInAlarm: 1, alarmsTotal: 2 });
});

test("an operator acknowledges, takes and mutes it, each in the audit; a viewer may not", async () => {
  const { id } = await theAlarm();
  const now = new Date();
  const person = await database().person.create({ data: { email: `${name}@example.com`, name: "B. Olsen", role: "operator", passwordHash: "x" } });
  let acts = 0;
  // Each a millisecond after the one before: their history is in the order of time.
  const act = (what: Parameters<typeof actOnAlarm>[0]["act"]) => actOnAlarm({ actor: operator, alarmId: id, act: what, now: new Date(now.getTime() + (acts += 1)) });
  await expect(actOnAlarm({ actor: viewer, alarmId: id, act: { kind: "acknowledge", note: "" }, now })).rejects.toMatchObject({ code: "forbidden" });

  expect(await act({ kind: "acknowledge", note: "looking" })).toMatchObject({ acknowledged: { by: operator.name, note: "looking" } });
  await expect(act({ kind: "acknowledge", note: "" })).rejects.toMatchObject({ code: "not-possible" });
  expect(await act({ kind: "assign", personId: person.id, note: "" })).toMatchObject({ owner: { name: "B. Olsen" } });
  await expect(act({ kind: "assign", personId: randomUUID(), note: "" })).rejects.toMatchObject({ code: "not-found" });
  await expect(act({ kind: "mute", until: subMinutes(now, 1).toISOString(), note: "" })).rejects.toMatchObject({ code: "invalid-input" });
  expect(await act({ kind: "mute", until: new Date(now.getTime() + 3_600_000).toISOString(), note: "" })).toMatchObject({ muted: { by: operator.name } });

  const audit = await database().audit.findMany({ where: { objectId: id }, orderBy: { id: "asc" }, select: { action: true, environmentId: true } });
  expect(audit.map(({ action }) => action)).toEqual(["alarm.acknowledge", "alarm.assign", "alarm.mute"]);
  expect(audit.every((row) => row.environmentId === environmentId)).toBe(true);
  expect((await list({ owner: "nobody", state: "in-alarm" })).items).toEqual([]);
  expect((await writeHandover({ actor: viewer, now })).text).toContain("Muted (1)");
});

test("several at once: those that it makes no sense for are named, the others are done", async () => {
  const { id } = await theAlarm();
  const outcome = await actOnAlarms({ actor: admin, ids: [id, "0190d5e2-7b1c-7cc0-8a39-6a4f2f3f1d11"], act: { kind: "unmute", note: "" }, now: new Date() });
  expect(outcome).toMatchObject({ items: [{ id, muted: null }], refused: [{ kind: "unknown", reason: "There is no such alarm." }] });
});

test("OK ends the acknowledgement; figures that stop are not OK; the history tells all of it in order", async () => {
  await hear("OK", new Date(Date.now() + 5_000));
  expect(await theAlarm()).toMatchObject({ standing: "ok", acknowledged: null, owner: { name: "B. Olsen" }, suspect: null });
  await hear("INSUFFICIENT_DATA", new Date(Date.now() + 10_000));
  const { id, standing } = await theAlarm();
  expect(standing).toBe("no-data");
  expect((await list({ state: "ok" })).items.some((alarm) => alarm.id === id)).toBe(false);
  const history = (await readAlarm({ actor: viewer, alarmId: id }))?.history ?? [];
  const told = history.map((entry) => (entry.kind === "change" ? entry.state : entry.kind === "act" ? entry.act : `release ${entry.release}`));
  expect(told.slice(0, 2)).toEqual(["INSUFFICIENT_DATA", "OK"]);
  expect(told.filter((word) => word !== "INSUFFICIENT_DATA" && word !== "OK")).toEqual(["unmute", "mute", "assign", "acknowledge", "ALARM", "release 2"]);
});

test("a change that the feed did not tell is found by the next look, and an alarm that AWS no longer has leaves the list", async () => {
  const cloudWatch = await aws.clients.cloudWatch();
  const own = (await list()).items.find(({ logicalId }) => logicalId === "OwnAlarm");
  await cloudWatch.send(new SetAlarmStateCommand({ AlarmName: own?.name, StateValue: "ALARM", StateReason: "rehearsal" }));
  await lookAtAccountAlarms(scope, { now: new Date() });
  expect((await list({ state: "in-alarm" })).items).toMatchObject([{ id: own?.id, reasonWords: "rehearsal." }]);

  await cloudWatch.send(new DeleteAlarmsCommand({ AlarmNames: [own?.name ?? ""] }));
  await lookAtAccountAlarms(scope, { now: new Date() });
  expect((await list()).items.map(({ logicalId }) => logicalId)).toEqual(["ApiErrorsAlarm"]);
});

test("where AWS does not answer, what was known stays, and the page says since when and why", async () => {
  await database().accountConnection.update({ where: { id: scope.accountId }, data: { endpoint: "http://127.0.0.1:9" } });
  expect(await lookAtAccountAlarms(scope, { now: new Date() })).toBe("failed");
  const { items, looks } = await list();
  expect(items).toHaveLength(1);
  expect(looks.find(({ accountId }) => accountId === scope.accountId)).toMatchObject({ problem: expect.any(String), answeredAt: expect.any(String) });
});

test("alarms of an account that AWS tells nothing of any more are not known, as soon as that lasts; and known again with the next answer", async () => {
  const endpointIs = (endpoint: string) => database().accountConnection.update({ where: { id: scope.accountId }, data: { endpoint } });
  const unreadSince = async () => (await database().environment.findUnique({ where: { id: environmentId }, select: { alarmsUnreadSince: true } }))?.alarmsUnreadSince;
  const look = (minutesLater: number) => lookAtAccountAlarms(scope, { now: new Date(Date.now() + minutesLater * 60_000) });
  await look(0);
  await endpointIs("http://192.0.2.1:4566"); // nobody's address, which is refused unasked
  expect([await look(2), await unreadSince()]).toEqual(["failed", null]);
  expect([await look(6), await unreadSince()]).toEqual(["failed", expect.any(Date)]);
  await endpointIs(sharedSandboxUrl());
  expect([await look(7), await unreadSince()]).toEqual(["looked", null]);
});
