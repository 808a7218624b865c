import { randomUUID } from "node:crypto";

import { PutMetricDataCommand } from "@aws-sdk/client-cloudwatch";
import { beforeAll, expect, test } from "vitest";

import { viewer } from "@/lib/auth/testing/actors";
import { flushReadMeter } from "@/lib/aws/read-meter-repository";
import { openScope } from "@/lib/aws/scope";
import { launchStack } from "@/lib/aws/testing/launch-stack";
import { sharedSandboxUrl } from "@/lib/aws/testing/sandbox";
import { database } from "@/lib/db/transaction";
import { readTargets } from "@/lib/metrics/server/read-targets";

import { renderedDashboardSchema } from "../dashboard-view";
import { MOST_SCANNED_BYTES } from "../log-scan-budget";
import { readCorpus } from "../testing/read-corpus";
import { compareRelease } from "./compare-release";
import { addScannedBytes } from "./internal/log-scan-repository";
import { listDashboards } from "./list-dashboards";
import { readDashboard } from "./read-dashboard";
import { readDashboardWidget } from "./read-dashboard-widget";
import { renderDashboard, renderWidget } from "./render-dashboard";

const name = `d${randomUUID().slice(0, 8)}`;
const now = new Date();
const body = (widgets: object[]) => ({ "Fn::Sub": JSON.stringify({ start: "-PT1H", widgets }) });
const depth = ["AWS/SQS", "ApproximateNumberOfMessagesVisible", "QueueName", "${Queue.QueueName}"];
const TEMPLATE = {
  Resources: {
    Queue: { Type: "AWS::SQS::Queue", Properties: {} },
    DepthAlarm: {
      Type: "AWS::CloudWatch::Alarm",
      Properties: { AlarmName: `${name}-depth`, Namespace: "AWS/SQS", MetricName: depth[1], Dimensions: [{ Name: "QueueName", Value: { "Fn::GetAtt": ["Queue", "QueueName"] } }], Statistic: "Maximum", Period: 60, EvaluationPeriods: 2, ComparisonOperator: "GreaterThanThreshold", Threshold: 100 },
    },
    InfrastructureDashboard: { Type: "AWS::CloudWatch::Dashboard", Properties: { DashboardName: `${name}-infrastructure`, DashboardBody: body([{ type: "text", properties: { markdown: "# Infrastructure" } }]) } },
    ApiDashboard: {
      Type: "AWS::CloudWatch::Dashboard",
      Properties: {
        DashboardName: `${name}-api`,
        DashboardBody: body([
          { type: "metric", x: 0, y: 0, width: 12, properties: { title: "Waiting", region: "us-east-1", period: 60, stat: "Maximum", metrics: [[...depth, { id: "depth", label: "waiting" }], ["AWS/SQS", "NumberOfMessagesSent", "QueueName", "${Queue.QueueName}", { id: "sent", stat: "Sum", visible: false }], [{ expression: "depth + sent", label: "both" }]] } },
          { type: "metric", x: 12, y: 0, width: 12, properties: { title: "Elsewhere", region: "mars-north-1", metrics: [depth] } },
          { type: "metric", properties: { annotations: { alarms: [`arn:aws:cloudwatch:us-east-1:000000000000:alarm:${name}-depth`] }, region: "us-east-1" } },
          { type: "alarm", properties: { alarms: [`arn:aws:cloudwatch:us-east-1:000000000000:alarm:${name}-depth`, "arn:aws:cloudwatch:us-east-1:000000000000:alarm:gone"] } },
          { type: "custom", properties: { endpoint: "arn:aws:lambda:us-east-1:000000000000:function:never-called" } },
          { type: "log", properties: { region: "us-east-1", query: "SOURCE '/aws/none' | fields @message" } },
        ]),
      },
    },
    ProcessingDashboard: { Type: "AWS::CloudWatch::Dashboard", Properties: { DashboardName: `${name}-processing`, DashboardBody: body([]) } },
  },
};

let scope: { accountId: string; region: string };
let environmentId: string;

beforeAll(async () => {
  const { id: accountId } = await database().accountConnection.create({ data: { name: "Sandbox", kind: "sandbox", regions: ["us-east-1"], endpoint: sharedSandboxUrl() } });
  scope = { accountId, region: "us-east-1" };
  const stackArn = await launchStack(await openScope(scope), `pilothouse-${name}`, TEMPLATE);
  const environment = await database().environment.create({ data: { name, system: "harvest", option: "minimal", stage: "dev", ...scope, stackName: `pilothouse-${name}`, stackArn, stackStatus: "CREATE_COMPLETE", createdBy: "test" } });
  environmentId = environment.id;
}, 60_000);

const owner = () => ({ kind: "environment" as const, environmentId });
const metered = async (action: string) => {
  await flushReadMeter();
  const { _sum } = await database().awsReadMeter.aggregate({ where: { accountId: scope.accountId, action }, _sum: { calls: true, units: true } });
  return { calls: _sum.calls ?? 0, units: _sum.units ?? 0 };
};

test("the dashboards of the environment's stack come first, in the order in which one looks", async () => {
  const list = await listDashboards({ actor: viewer, owner: owner(), now });
  expect(list?.items.slice(0, 3).map((one) => [one.name, one.logicalId, one.exists])).toEqual([
    [`${name}-api`, "ApiDashboard", true],
    [`${name}-processing`, "ProcessingDashboard", true],
    [`${name}-infrastructure`, "InfrastructureDashboard", true],
  ]);
});

test("a dashboard is read as AWS has it, with what a look at it costs", async () => {
  const view = await readDashboard({ actor: viewer, owner: owner(), name: `${name}-api`, now });
  expect(view?.widgets.map(({ content }) => content.kind)).toEqual(["metric", "metric", "metric", "alarm", "custom", "log"]);
  expect(view?.range.relative).toBe("-PT1H");
  // Two metrics of the first widget, one of the second, the alarm's.
  expect(view?.cost).toMatchObject({ metricsAsked: 4, usdPerLook: 0.00004 });
  expect(await readDashboard({ actor: viewer, owner: owner(), name: "none", now })).toBeNull();
});

test("each widget has its numbers, or its own sentence", async () => {
  const read = (index: number) => readDashboardWidget({ actor: viewer, owner: owner(), name: `${name}-api`, index, now });
  const [waiting, elsewhere, alarm, alarms, custom, log] = await Promise.all([0, 1, 2, 3, 4, 5].map(read));
  expect(waiting).toMatchObject({ kind: "series", periodSeconds: 60, metricsAsked: 2 });
  expect(waiting?.kind === "series" && waiting.series.map(({ label }) => label)).toEqual(["waiting", "both"]);
  expect(elsewhere).toEqual({ kind: "unavailable", code: "unknown-region", why: "“mars-north-1” is no region of AWS." });
  expect(alarm).toMatchObject({ kind: "series", horizontal: [{ value: 100, source: "alarm", label: `${name}-depth (alarm)`, fill: "above" }] });
  expect(alarms?.kind === "alarms" && alarms.alarms.map((one) => [one.name, one.state === "unknown"])).toEqual(expect.arrayContaining([[`${name}-depth`, false], ["gone", true]]));
  expect(custom).toEqual({ kind: "nothing" });
  expect(log?.kind).toBe("on-demand");
  expect(await read(6)).toBeNull();
});

// A page of log queries over a month of lines can cost more in an hour than the environment that it is about.
test("log queries of an account run until they have scanned what an hour allows, and then say so", async () => {
  const queryLogs = () => readDashboardWidget({ actor: viewer, owner: owner(), name: `${name}-api`, index: 5, run: true, now });
  const nowHour = new Date(Math.floor(Date.now() / 3_600_000) * 3_600_000);
  await database().logScan.create({ data: { accountId: scope.accountId, hour: nowHour, bytes: MOST_SCANNED_BYTES } });
  expect(await queryLogs()).toMatchObject({ kind: "unavailable", code: "log-budget" });
});

// Whoever only counted its own query would let a page of ten take ten times what is left.
test("log queries at the same time each learn what all of them have scanned", async () => {
  const { id } = await database().accountConnection.create({ data: { name: "Another", kind: "sandbox", regions: ["us-east-1"], endpoint: sharedSandboxUrl() } });
  const sums = await Promise.all(Array.from({ length: 10 }, () => addScannedBytes(id, 5)));
  expect(sums.toSorted((one, other) => one - other)).toEqual([5, 10, 15, 20, 25, 30, 35, 40, 45, 50]);
});

test("a hundred viewers cause the calls of one, and AWS's price is counted by the metric", async () => {
  const at = new Date(now.getTime() - 86_400_000); // a range that nobody has asked for yet
  const range = { start: new Date(at.getTime() - 3_600_000).toISOString(), end: at.toISOString() };
  const before = await metered("cloudwatch:GetMetricData");
  const answers = await Promise.all(Array.from({ length: 100 }, () => readDashboardWidget({ actor: viewer, owner: owner(), name: `${name}-api`, index: 0, ...range, now })));
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  const after = await metered("cloudwatch:GetMetricData");
  expect([after.calls - before.calls, after.units - before.units]).toEqual([1, 2]);
});

test("an account that does not answer leaves a sentence in the frame, and the next widget as it is", async () => {
  const { id: accountId } = await database().accountConnection.create({ data: { name: "Away", kind: "sandbox", regions: ["us-east-1"], endpoint: "http://127.0.0.1:9" } });
  const rendered = await renderDashboard({ actor: viewer, accountId, now, body: { widgets: [{ type: "metric", properties: { region: "us-east-1", metrics: [["AWS/SQS", "NumberOfMessagesSent"]] } }, { type: "text", properties: { markdown: "still here" } }] } });
  expect(rendered.widgets.map(({ data }) => data)).toMatchObject([{ kind: "unavailable", code: "unreachable" }, { kind: "nothing" }]);
});

test("bodies that are none are refused with the limit or the place, for one widget as for all", async () => {
  const given = { actor: viewer, accountId: scope.accountId, now };
  await expect(renderDashboard({ ...given, body: '{"widgets":[' })).rejects.toMatchObject({ code: "invalid-input" });
  await expect(renderDashboard({ ...given, body: { widgets: Array.from({ length: 501 }, () => ({})) } })).rejects.toThrow("500 at most");
  await expect(renderWidget({ ...given, body: { widgets: [] }, index: 0 })).rejects.toMatchObject({ code: "not-found" });
  await expect(renderDashboard({ ...given, body: { widgets: [] }, region: "evil.example/" })).rejects.toMatchObject({ code: "unknown-region" });
});

test("a plan's targets stand beside what is measured, and a release beside the time before it", async () => {
  // What the application would publish: for six days around 10 tasks wait, and 50 since the release an hour ago.
  const cloudWatch = await (await openScope(scope)).clients.cloudWatch();
  const releasedAt = new Date(Math.floor(now.getTime() / 60_000) * 60_000 - 3_600_000);
  const point = (minutes: number, value: number) => ({ MetricName: "QueueDepth", Dimensions: [{ Name: "Environment", Value: `pilothouse-${name}` }], Timestamp: new Date(releasedAt.getTime() + minutes * 60_000), Value: value });
  const week = Array.from({ length: 144 }, (_none, hour) => point(-60 * (hour + 1) + 30, 10 + (hour % 3)));
  await cloudWatch.send(new PutMetricDataCommand({ Namespace: "VectorDB", MetricData: [...week, point(5, 150), point(30, 140)] }));

  const of = { name: `${name}v`, system: "vectordb", option: "ec2", stage: "dev", ...scope };
  const stack = await database().environment.findUniqueOrThrow({ where: { id: environmentId } });
  await database().environment.update({ where: { id: environmentId }, data: { stackName: `${stack.stackName}-old`, stackArn: null } });
  const { id } = await database().environment.create({ data: { ...of, stackName: stack.stackName, stackArn: stack.stackArn, stackStatus: "CREATE_COMPLETE", createdBy: "test", latestRelease: 1, runningRelease: 1 } });
  const hash = randomUUID();
  await database().templateBody.create({ data: { hash, body: "{}", bytes: 2 } });
  await database().release.create({ data: { environmentId: id, number: 1, templateHash: hash, parameters: {}, images: [], tags: {}, capabilities: [], note: "", createdBy: "test" } });
  await database().operation.create({ data: { environmentId: id, kind: "deploy", resolvedTo: "create-stack", state: "succeeded", release: 1, requestedBy: "test", startedAt: releasedAt, endedAt: releasedAt } });

  const targets = await readTargets({ actor: viewer, environmentId: id, now });
  const find = (key: string) => targets?.items.find((target) => target.key === key);
  expect(find("queue")).toMatchObject({ words: "under 100 tasks", now: { value: 150, verdict: "missed" }, lastDay: { verdict: "missed" }, previousWeek: { value: null, verdict: "no-data" }, verdict: "missed" });
  expect(find("response-time")).toMatchObject({ verdict: "unknown", remark: "The stack has no resource “LoadBalancer”." });
  expect(find("large-file")).toMatchObject({ verdict: "by-hand" });
  expect(find("uptime")).toMatchObject({ verdict: "unknown", remark: "Nobody checks this environment's health yet." });

  const drawn = await renderWidget({ actor: viewer, environmentId: id, now, index: 0, body: { widgets: [{ type: "metric", properties: { metrics: [["VectorDB", "QueueDepth", "Environment", `pilothouse-${name}`, { stat: "Maximum" }]] } }] } });
  expect(drawn).toMatchObject({ kind: "series", horizontal: [{ value: 100, source: "target", label: "Tasks waiting: under 100 tasks (plan)" }] });

  const effect = await compareRelease({ actor: viewer, environmentId: id, number: 1, windowSeconds: 3_600, now });
  expect(effect).toMatchObject({ at: releasedAt.toISOString(), comparedSeconds: 3_600 });
  expect(effect?.items.find(({ key }) => key === "queue")).toMatchObject({ after: 150, verdict: "unusual", target: { words: "under 100 tasks", verdict: "missed" } });
});

test("all thirty dashboards of public repositories render: each widget with data or with its sentence", async () => {
  const kinds = new Map<string, number>();
  for (const { file, body: given } of readCorpus()) {
    const rendered = renderedDashboardSchema.parse(await renderDashboard({ actor: viewer, accountId: scope.accountId, body: given, now, points: 200 }));
    for (const { content, data, title } of rendered.widgets) {
      expect([content.kind === "unreadable" ? "unreadable" : "understood", data.kind === "unavailable" && data.code === "internal" ? `${file} ${title}` : "fine"]).toEqual(["understood", "fine"]);
      kinds.set(data.kind, (kinds.get(data.kind) ?? 0) + 1);
    }
  }
  expect(Object.fromEntries(kinds)).toMatchObject({ series: expect.any(Number), "on-demand": expect.any(Number), nothing: 38 });
}, 60_000);
