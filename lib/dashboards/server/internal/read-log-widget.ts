import "server-only";

import { z } from "zod";

import { cloudWatchLogsGateway } from "@/lib/aws/cloudwatch-logs";
import { AwsError } from "@/lib/aws/errors";
import { openScope } from "@/lib/aws/scope";
import { askOnce } from "@/lib/metrics/server/ask-once";

import { isAwsRegion } from "../../aws-region";
import { widgetDataSchema, type WidgetData } from "../../dashboard-view";
import type { LogQuery } from "../../read-log-query";
import { unavailable, unavailableBecause } from "./failure-words";
import { runLogQuery } from "./run-log-query";

const KEPT_SECONDS = 60;
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
      action: "logs:StartQuery",
      keptSeconds: KEPT_SECONDS,
      parse: (value) => z.object({ data: widgetDataSchema }).parse({ data: value }).data,
      async ask() {
        const aws = await openScope(scope);
        const logs = cloudWatchLogsGateway(await aws.clients.cloudWatchLogs(), aws.read);
        return runLogQuery({ logs, accountId: scope.accountId, question, start: new Date(from ?? start), end: new Date(to ?? end) });
      },
    });
  } catch (error) {
    if (error instanceof AwsError) return unavailable(error);
    throw error;
  }
}
