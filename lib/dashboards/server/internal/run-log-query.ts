import "server-only";

import { setTimeout as sleep } from "node:timers/promises";

import type { CloudWatchLogsGateway, InsightsAnswer } from "@/lib/aws/cloudwatch-logs";

import type { WidgetData } from "../../dashboard-view";
import { overBudget, scanLeft } from "../../log-scan-budget";
import { MOST_LOG_GROUPS, type LogQuery } from "../../read-log-query";
import { unavailableBecause } from "./failure-words";
import { addScannedBytes, findScannedBytes } from "./log-scan-repository";

const LONGEST_MS = 20_000;
const LOOK_EVERY_MS = 400;
const MOST_ROWS = 1_000;
const MOST_PREFIXES = 5; // each is a call of its own, before the query

type Input = { logs: CloudWatchLogsGateway; accountId: string; question: LogQuery; start: Date; end: Date };

/**
 * Runs a Logs Insights query to its end, for twenty seconds at most, and within what the account's queries may scan in an hour: one that
 * goes beyond it is stopped. What a query scans is added at each look, so that those that run at the same time, in any process, share what is left:
 * together they go beyond it by no more than they scan between two looks. Throws `AwsError`.
 */
export async function runLogQuery({ logs, accountId, question, start, end }: Input): Promise<WidgetData> {
  if (scanLeft(await findScannedBytes(accountId)) === 0) return unavailableBecause(overBudget(new Date(), false), "log-budget");
  const groups = await findGroups(logs, question);
  if (groups.length === 0 && !/^\s*SOURCE\b/i.test(question.query)) return unavailableBecause("The query names no log group, and none was found for it.", "no-log-group");
  const started = await logs.startQuery({ groups: groups.slice(0, MOST_LOG_GROUPS), query: question.query, start, end, limit: MOST_ROWS });
  if (started.kind === "refused") return unavailableBecause(`CloudWatch Logs refused the query: ${started.why.slice(0, 400)}`, "invalid");
  if (started.kind === "too-many-queries") return unavailableBecause("As many queries run in this account as AWS allows at once; try again in a moment.", "throttled");

  let added = 0;
  const endMs = Date.now() + LONGEST_MS;
  while (Date.now() < endMs) {
    const answer = await logs.getQueryResults(started.queryId);
    const more = Math.max(0, (answer.scanned?.bytesScanned ?? added) - added);
    const scannedByAll = await addScannedBytes(accountId, more);
    added += more;
    if (answer.status !== "running" && answer.status !== "unknown") return toData(answer, groups.length);
    if (scanLeft(scannedByAll) === 0) {
      await logs.stopQuery(started.queryId);
      return unavailableBecause(overBudget(new Date(), true), "log-budget");
    }
    await sleep(LOOK_EVERY_MS); // not in the head of a for: Turbopack takes what stands there for unreachable, and its import out
  }
  await logs.stopQuery(started.queryId);
  return unavailableBecause("The query had not ended after 20 seconds and was stopped; ask for a shorter time or fewer log groups.", "timed-out");
}

async function findGroups(logs: CloudWatchLogsGateway, { logGroups, prefixes }: LogQuery): Promise<string[]> {
  const prefixed = await Promise.all(prefixes.slice(0, MOST_PREFIXES).map(async (prefix) => (await logs.describeLogGroups({ prefix })).groups.map(({ name }) => name)));
  return [...new Set([...logGroups, ...prefixed.flat()])];
}

function toData({ status, rows, scanned }: InsightsAnswer, groups: number): WidgetData {
  if (status !== "complete") return unavailableBecause(`The query ended without an answer (${status}).`, status);
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const remarks = [
    ...(rows.length >= MOST_ROWS ? [`The first ${MOST_ROWS} rows are shown.`] : []),
    ...(groups > MOST_LOG_GROUPS ? [`AWS asks ${MOST_LOG_GROUPS} log groups at once; ${groups - MOST_LOG_GROUPS} were left out.`] : []),
  ];
  return { kind: "rows", columns, rows: rows.map((row) => columns.map((column) => row[column] ?? "")), remarks, scannedBytes: scanned?.bytesScanned ?? null, asOf: new Date().toISOString() };
}
