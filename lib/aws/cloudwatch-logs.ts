import "server-only";

import {
  DescribeLogGroupsCommand,
  FilterLogEventsCommand,
  GetQueryResultsCommand,
  StartQueryCommand,
  StopQueryCommand,
  type CloudWatchLogsClient,
  type FilteredLogEvent,
  type QueryStatus,
} from "@aws-sdk/client-cloudwatch-logs";

import { AwsError, MalformedAnswerError } from "./errors";
import type { ReadCall } from "./read-call";

const MOST_GROUPS = 1_000;
const GROUPS_OF_A_PAGE = 50; // DescribeLogGroups gives no more

export type LogGroup = { name: string; storedBytes: number | null; /** Null: kept for ever. */ retentionDays: number | null };

/** `at` is the line's own time, `ingestedAt` when CloudWatch got it: seconds apart, hours where a machine was cut off. */
export type LogEvent = { eventId: string; stream: string; at: Date; ingestedAt: Date | null; message: string };

export type LogEventQuestion = {
  group: string;
  start: Date;
  /** Excluded. */
  end: Date;
  /** CloudWatch's filter pattern; left out, every line. */
  pattern?: string;
  order: "oldest-first" | "newest-first";
  /** At most 10,000. */
  limit: number;
  /** Of the page before; it holds the order too. */
  token?: string;
};

/** A page can be empty and have a next one: CloudWatch stops looking after a while and goes on with the token. */
export type LogEventPage = { events: LogEvent[]; nextToken: string | null };

export type InsightsQuestion = {
  /** Names or ARNs, at most 50; empty where the query names its own by SOURCE. */
  groups: readonly string[];
  query: string;
  start: Date;
  end: Date;
  /** Rows wanted at most; 10,000 is the most that one answer holds. */
  limit?: number;
};

/** "refused": AWS cannot run it as it stands (a mistake in the query, a group that is not there, a range that it does not keep); `why` is AWS's own text. */
export type InsightsStart = { kind: "started"; queryId: string } | { kind: "refused"; why: string } | { kind: "too-many-queries" };

/** One row, by field; values are texts, as AWS has them. `@ptr` is left out. */
export type InsightsRow = Record<string, string>;

export type InsightsAnswer = {
  status: "running" | "complete" | "failed" | "cancelled" | "timed-out" | "unknown";
  rows: InsightsRow[];
  /** What was looked at so far: AWS bills the bytes. Null where AWS did not say. */
  scanned: { recordsMatched: number; recordsScanned: number; bytesScanned: number } | null;
};

/** CloudWatch Logs in one account and region. Throws `AwsError`. */
export function cloudWatchLogsGateway(client: Pick<CloudWatchLogsClient, "send">, read: ReadCall) {
  return {
    /** Log groups whose name starts so, or all; the first 1,000 by name. */
    async describeLogGroups({ prefix }: { prefix?: string } = {}): Promise<{ groups: LogGroup[]; complete: boolean }> {
      const groups: LogGroup[] = [];
      let token: string | undefined;
      do {
        const page = await read("logs:DescribeLogGroups", async () => {
          const answer = await client.send(new DescribeLogGroupsCommand({ logGroupNamePrefix: prefix, limit: GROUPS_OF_A_PAGE, nextToken: token }));
          if (!answer.logGroups) throw new MalformedAnswerError("DescribeLogGroups without a list.");
          return { groups: answer.logGroups, next: answer.nextToken };
        });
        for (const { logGroupName, storedBytes, retentionInDays } of page.groups)
          if (logGroupName) groups.push({ name: logGroupName, storedBytes: storedBytes ?? null, retentionDays: retentionInDays ?? null });
        token = page.next;
      } while (token !== undefined && groups.length < MOST_GROUPS);
      return { groups, complete: token === undefined };
    },

    /** One page of a group's lines. Null: there is no such group. */
    async filterLogEvents({ group, start, end, pattern, order, limit, token }: LogEventQuestion): Promise<LogEventPage | null> {
      try {
        return await read("logs:FilterLogEvents", async () => {
          const answer = await client.send(
            new FilterLogEventsCommand({
              logGroupName: group,
              startTime: start.getTime(),
              endTime: end.getTime() - 1, // FilterLogEvents includes its end
              filterPattern: pattern,
              startFromHead: order === "oldest-first",
              limit,
              nextToken: token,
            }),
          );
          if (!answer.events) throw new MalformedAnswerError("FilterLogEvents without a list.");
          return { events: answer.events.map(toLogEvent), nextToken: answer.nextToken ?? null };
        });
      } catch (error) {
        if (isMissing(error)) return null;
        throw error;
      }
    },

    /** Starts a Logs Insights query. AWS bills it by the bytes that it scans, whether its rows are fetched or not. */
    async startQuery({ groups, query, start, end, limit }: InsightsQuestion): Promise<InsightsStart> {
      try {
        return await read("logs:StartQuery", async () => {
          const { queryId } = await client.send(
            new StartQueryCommand({
              logGroupIdentifiers: groups.length === 0 ? undefined : groups.map(withoutStar),
              queryString: query,
              startTime: Math.floor(start.getTime() / 1000),
              endTime: Math.ceil(end.getTime() / 1000),
              limit,
            }),
          );
          if (!queryId) throw new MalformedAnswerError("StartQuery without an id.");
          return { kind: "started" as const, queryId };
        });
      } catch (error) {
        if (!(error instanceof AwsError)) throw error;
        if (error.awsCode === "LimitExceededException") return { kind: "too-many-queries" };
        if (error.kind === "invalid" || error.kind === "not-found") return { kind: "refused", why: error.awsMessage };
        throw error;
      }
    },

    /** How far a query is, with the rows found so far. Its answers are kept for a week. */
    async getQueryResults(queryId: string): Promise<InsightsAnswer> {
      return read("logs:GetQueryResults", async () => {
        const { status, results, statistics } = await client.send(new GetQueryResultsCommand({ queryId }));
        if (!status) throw new MalformedAnswerError("GetQueryResults without a status.");
        const rows = (results ?? []).map((fields) => Object.fromEntries(fields.flatMap(({ field, value }) => (field && field !== "@ptr" ? [[field, value ?? ""]] : []))));
        const scanned = statistics && {
          recordsMatched: statistics.recordsMatched ?? 0,
          recordsScanned: statistics.recordsScanned ?? 0,
          bytesScanned: statistics.bytesScanned ?? 0,
        };
        return { status: INSIGHTS_STATUS[status] ?? "unknown", rows, scanned: scanned ?? null };
      });
    },

    /** Stops a query, so that it scans no more. Safe to repeat: one that has ended already stays as it is. */
    async stopQuery(queryId: string): Promise<void> {
      try {
        await read("logs:StopQuery", () => client.send(new StopQueryCommand({ queryId })));
      } catch (error) {
        if (error instanceof AwsError && (error.kind === "invalid" || error.kind === "not-found")) return; // "not in Running or Scheduled state"
        throw error;
      }
    },
  };
}
export type CloudWatchLogsGateway = ReturnType<typeof cloudWatchLogsGateway>;

const INSIGHTS_STATUS: Partial<Record<QueryStatus, InsightsAnswer["status"]>> = {
  Scheduled: "running",
  Running: "running",
  Complete: "complete",
  Failed: "failed",
  Cancelled: "cancelled",
  Timeout: "timed-out",
};

const isMissing = (error: unknown) => error instanceof AwsError && error.kind === "not-found";

/** DescribeLogGroups and CloudFormation end a group's ARN in ":*"; StartQuery refuses that. */
const withoutStar = (nameOrArn: string) => nameOrArn.replace(/:\*$/, "");

function toLogEvent({ eventId, logStreamName, timestamp, ingestionTime, message }: FilteredLogEvent): LogEvent {
  if (timestamp === undefined) throw new MalformedAnswerError("A log line without its time.");
  return {
    eventId: eventId ?? `${logStreamName ?? ""}/${timestamp}`,
    stream: logStreamName ?? "",
    at: new Date(timestamp),
    ingestedAt: ingestionTime === undefined ? null : new Date(ingestionTime),
    message: message ?? "",
  };
}
