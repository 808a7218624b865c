import "server-only";

import { setTimeout as sleep } from "node:timers/promises";

import { z } from "zod";

import { cloudWatchLogsGateway, type CloudWatchLogsGateway } from "@/lib/aws/cloudwatch-logs";
import { AwsError } from "@/lib/aws/errors";
import { openScope } from "@/lib/aws/scope";
import { askOnce } from "@/lib/metrics/server/ask-once";

import { isAwsRegion } from "../../aws-region";
import { widgetDataSchema, type WidgetData } from "../../dashboard-view";
import type { LogQuery } from "../../read-log-query";
import { unavailable, unavailableBecause } from "./failure-words";

const KEPT_SECONDS = 60;
const LONGEST_MS = 20_000;
const LOOK_EVERY_MS = 400;
const MOST_ROWS = 1_000;
const MOST_GROUPS = 50; // StartQuery's limit
const MINUTE_MS = 60_000;

type Input = { scope: { accountId: string; region: string }; question: LogQuery; start: Date; end: Date; run: boolean };

/** A Logs Insights query: only when somebody says so, since AWS bills what it scans; twenty seconds at most, and kept for a minute. */
export async function readLogWidget({ scope, question, start, end, run }: Input): Promise<WidgetData> {
  if (!isAwsRegion(scope.region)) return unavailableBecause(`“${scope.region.slice(0, 40)}” is no region of AWS.`, "unknown-region");
  if (question.language !== "CWLI") return unavailableBecause(`The query is written in ${question.language === "unknown" ? "a language that is not known here" : question.language}; queries in Logs Insights QL are run here.`, "query-language");
  if (!run) return { kind: "on-demand", why: "Logs Insights is billed by the data that it scans, so this query runs when you ask for it." };
  const [from, to] = [start, end].map((moment) => Math.floor(moment.getTime() / MINUTE_MS) * MINUTE_MS);
  try {
    return await askOnce<WidgetData>({
      of: ["log-widget", scope.accountId, scope.region, question, from, to],
      keptSeconds: KEPT_SECONDS,
      parse: (value) => z.object({ data: widgetDataSchema }).parse({ data: value }).data,
      async ask() {
        const aws = await openScope(scope);
        return runQuery(cloudWatchLogsGateway(await aws.clients.cloudWatchLogs(), aws.read), question, new Date(from ?? start), new Date(to ?? end));
      },
    });
  } catch (error) {
    if (error instanceof AwsError) return unavailable(error);
    throw error;
  }
}

async function runQuery(logs: CloudWatchLogsGateway, question: LogQuery, start: Date, end: Date): Promise<WidgetData> {
  const prefixed = await Promise.all(question.prefixes.slice(0, 5).map(async (prefix) => (await logs.describeLogGroups({ prefix })).groups.map(({ name }) => name)));
  const groups = [...new Set([...question.logGroups, ...prefixed.flat()])];
  if (groups.length === 0 && !/^\s*SOURCE\b/i.test(question.query)) return unavailableBecause("The query names no log group, and none was found for it.", "no-log-group");
  const started = await logs.startQuery({ groups: groups.slice(0, MOST_GROUPS), query: question.query, start, end, limit: MOST_ROWS });
  if (started.kind === "refused") return unavailableBecause(`CloudWatch Logs refused the query: ${started.why.slice(0, 400)}`, "invalid");
  if (started.kind === "too-many-queries") return unavailableBecause("As many queries run in this account as AWS allows at once; try again in a moment.", "throttled");

  const endMs = Date.now() + LONGEST_MS;
  while (Date.now() < endMs) {
    const { status, rows, scanned } = await logs.getQueryResults(started.queryId);
    if (status === "running" || status === "unknown") {
      await sleep(LOOK_EVERY_MS); // not in the head of a for: Turbopack takes what stands there for unreachable, and its import out
      continue;
    }
    if (status !== "complete") return unavailableBecause(`The query ended without an answer (${status}).`, status);
    const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
    const remarks = [
      ...(rows.length >= MOST_ROWS ? [`The first ${MOST_ROWS} rows are shown.`] : []),
      ...(groups.length > MOST_GROUPS ? [`AWS asks ${MOST_GROUPS} log groups at once; ${groups.length - MOST_GROUPS} were left out.`] : []),
    ];
    return { kind: "rows", columns, rows: rows.map((row) => columns.map((column) => row[column] ?? "")), remarks, scannedBytes: scanned?.bytesScanned ?? null, asOf: new Date().toISOString() };
  }
  await logs.stopQuery(started.queryId);
  return unavailableBecause("The query had not ended after 20 seconds and was stopped; ask for a shorter time or fewer log groups.", "timed-out");
}
