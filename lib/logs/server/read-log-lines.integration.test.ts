import { randomUUID } from "node:crypto";

import { CreateLogStreamCommand, PutLogEventsCommand } from "@aws-sdk/client-cloudwatch-logs";
import { beforeAll, expect, test } from "vitest";

import { viewer } from "@/lib/auth/testing/actors";
import { cloudWatchLogsGateway, type CloudWatchLogsGateway } from "@/lib/aws/cloudwatch-logs";
import { openScope } from "@/lib/aws/scope";
import { launchStack } from "@/lib/aws/testing/launch-stack";
import { sharedSandboxUrl } from "@/lib/aws/testing/sandbox";
import { database } from "@/lib/db/transaction";

import { logLinesInputSchema } from "../log-lines-view";
import { readErrorPatterns } from "./read-error-patterns";
import { readLogLines } from "./read-log-lines";

const MINUTE_MS = 60_000;
const now = new Date();
const start = new Date(now.getTime() - 20 * MINUTE_MS); // before the stack was: only what the test puts
const end = new Date(now.getTime() - 10 * MINUTE_MS);
const range = { start: start.toISOString(), end: end.toISOString() };

let environmentId: string;
let accountId: string;
let logs: CloudWatchLogsGateway;
let groupNames: Record<string, string>;

beforeAll(async () => {
  ({ id: accountId } = await database().accountConnection.create({ data: { name: "Sandbox", kind: "sandbox", regions: ["us-east-1"], endpoint: sharedSandboxUrl() } }));
  const scope = { accountId, region: "us-east-1" };
  const name = `l${randomUUID().slice(0, 8)}`;
  const aws = await openScope(scope);
  const stackArn = await launchStack(aws, `pilothouse-${name}`, { Resources: { Api: { Type: "AWS::Logs::LogGroup" }, Worker: { Type: "AWS::Logs::LogGroup" } } });
  ({ id: environmentId } = await database().environment.create({
    data: { name, system: "harvest", option: "minimal", stage: "dev", ...scope, stackName: `pilothouse-${name}`, stackArn, stackStatus: "CREATE_COMPLETE", createdBy: "test", latestRelease: 1, runningRelease: 1 },
  }));
  await database().awsCallPace.deleteMany();
  const client = await aws.clients.cloudWatchLogs();
  logs = cloudWatchLogsGateway(client, aws.read);
  const resources = await (await aws.cloudFormation()).listStackResources(stackArn);
  groupNames = Object.fromEntries(resources.map(({ logicalId, physicalId }) => [logicalId, physicalId ?? ""]));
  for (const [logicalId, logGroupName] of Object.entries(groupNames)) {
    await client.send(new CreateLogStreamCommand({ logGroupName, logStreamName: "put" }));
    const logEvents = Array.from({ length: 60 }, (_, second) => ({
      timestamp: start.getTime() + second * 1_000 + (logicalId === "Api" ? 0 : 500),
      message: second % 10 === 0 ? `ERROR ${logicalId} job ${second} failed <script>alert(1)</script>` : `INFO ${logicalId} job ${second} done`,
    }));
    await client.send(new PutLogEventsCommand({ logGroupName, logStreamName: "put", logEvents }));
  }
  await database().awsCallPace.deleteMany();
}, 60_000);

const read = async (asked: Record<string, string> = {}) => {
  const view = await readLogLines({ actor: viewer, environmentId, question: logLinesInputSchema.parse({ ...range, ...asked }), now });
  if (!view) throw new Error("There is no such environment.");
  return view;
};

test("lines of all of an environment's groups come newest first, page by page, each once", async () => {
  const seen: string[] = [];
  let cursor: string | null | undefined;
  let pages = 0;
  do {
    const view = await read({ limit: "50", ...(cursor ? { cursor } : {}) });
    seen.push(...view.items.map(({ message }) => message));
    cursor = view.nextCursor;
    pages += 1;
  } while (cursor && pages < 10);
  expect(pages).toBe(3);
  expect(seen).toHaveLength(120);
  expect(new Set(seen).size).toBe(120);
  expect(seen.slice(0, 3)).toEqual(["INFO Worker job 59 done", "INFO Api job 59 done", "INFO Worker job 58 done"]);
});

test("text, level and group narrow what is read", async () => {
  expect((await read({ q: "JOB 20 F" })).items.map(({ message }) => message.slice(0, 17))).toEqual(["ERROR Worker job ", "ERROR Api job 20 "]);
  const errors = await read({ level: "error", group: groupNames["Api"] ?? "" });
  expect(errors.items.map(({ level, logicalId }) => `${level} ${logicalId}`)).toEqual(Array.from({ length: 6 }, () => "error Api"));
  await expect(read({ group: "of somebody else" })).rejects.toMatchObject({ code: "invalid-input" });
  await expect(read({ cursor: "nonsense" })).rejects.toMatchObject({ code: "invalid-cursor" });
  await expect(read({ start: range.end, end: range.start })).rejects.toMatchObject({ code: "invalid-input" });
});

test("errors are counted by pattern, and a group that is gone is said to be gone", async () => {
  const patterns = await readErrorPatterns({ actor: { kind: "system", name: "maintenance" }, environmentId, start, end });
  expect(patterns).toMatchObject({ errors: 12, isComplete: true, remarks: [], total: 2 });
  expect(patterns?.items.map(({ pattern, count }) => `${count} ${pattern}`).sort()).toEqual([
    "6 ERROR Api job <number> failed <script>alert(<number>)</script>",
    "6 ERROR Worker job <number> failed <script>alert(<number>)</script>",
  ]);
  const aws = await openScope({ accountId, region: "us-east-1" });
  const { DeleteLogGroupCommand } = await import("@aws-sdk/client-cloudwatch-logs");
  await (await aws.clients.cloudWatchLogs()).send(new DeleteLogGroupCommand({ logGroupName: groupNames["Worker"] }));
  const view = await read();
  expect(view.items).toHaveLength(60);
  expect(view.remarks).toEqual([`Worker: there is no log group ${groupNames["Worker"]} any more.`]);
});

test("Logs Insights counts, refuses nonsense with AWS's own words, and tells what it looked at", async () => {
  const question = { groups: [groupNames["Api"] ?? ""], start, end };
  expect(await logs.startQuery({ ...question, query: "nonsense" })).toMatchObject({ kind: "refused" });
  const started = await logs.startQuery({ ...question, query: "parse @message '* * job *' as level, who, job | stats count(*) as lines by level | sort lines desc" });
  if (started.kind !== "started") throw new Error(JSON.stringify(started));
  await expect.poll(async () => (await logs.getQueryResults(started.queryId)).status, { timeout: 5_000, interval: 50 }).toBe("complete");
  const answer = await logs.getQueryResults(started.queryId);
  expect(answer.rows).toEqual([{ level: "INFO", lines: "54" }, { level: "ERROR", lines: "6" }]);
  expect(answer.scanned).toMatchObject({ recordsScanned: 60, recordsMatched: 60 });
  await logs.stopQuery(started.queryId); // has ended: nothing to stop, and no failure
});

test("an account that does not answer is an error of its own, not an empty list", async () => {
  await database().accountConnection.update({ where: { id: accountId }, data: { endpoint: "http://127.0.0.1:9" } });
  await expect(read()).rejects.toMatchObject({ code: "aws-unavailable" });
});
