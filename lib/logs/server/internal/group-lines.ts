import "server-only";

import type { CloudWatchLogsGateway, LogEvent } from "@/lib/aws/cloudwatch-logs";

import type { EnvironmentLogGroup } from "../../environment-log-groups";
import { filterPatternOf, holdsText } from "../../filter-pattern";
import { detectLevel, type LogLevel } from "../../log-level";

const LARGEST_PAGE = 10_000; // FilterLogEvents gives no more
const PAGE_TO_LOOK_THROUGH = 1_000;
const MOST_PAGES = 40;

export type FoundLine = { id: string; at: Date; logicalId: string; stream: string; level: LogLevel; message: string };

/** Newest first. `completeFrom`: every match from then on is among the lines; null: nothing of the range has been left unread. */
export type GroupLines = { lines: FoundLine[]; completeFrom: Date | null; exists: boolean };

/** `giveUpAt`: epoch milliseconds after which no further page is asked for. */
export type GroupQuestion = { start: Date; end: Date; text: string; levels: readonly LogLevel[]; wanted: number; giveUpAt: number };

/** The newest matches of one group, until there are enough or the time is up. Throws `AwsError`. */
export async function readGroupLines(logs: CloudWatchLogsGateway, group: EnvironmentLogGroup, question: GroupQuestion): Promise<GroupLines> {
  const { start, end, text, levels, wanted, giveUpAt } = question;
  const pattern = filterPatternOf({ text, levels });
  // What passes the pattern is looked at again, and some of it falls away.
  const limit = Math.min(LARGEST_PAGE, pattern === undefined && levels.length === 0 ? wanted + 1 : Math.max(PAGE_TO_LOOK_THROUGH, 2 * wanted));
  const lines: FoundLine[] = [];
  let token: string | undefined;
  let readFrom = end;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const answer = await logs.filterLogEvents({ group: group.name, start, end, pattern, order: "newest-first", limit, token });
    if (!answer) return { lines: [], completeFrom: null, exists: false };
    for (const event of answer.events) {
      readFrom = event.at < readFrom ? event.at : readFrom;
      const line = toLine(event, group);
      if ((levels.length === 0 || levels.includes(line.level)) && holdsText(line.message, text)) lines.push(line);
    }
    if (answer.nextToken === null) return { lines, completeFrom: null, exists: true };
    token = answer.nextToken;
    if (lines.length > wanted || Date.now() >= giveUpAt) break;
  }
  return { lines, completeFrom: readFrom, exists: true };
}

const toLine = ({ eventId, at, stream, message }: LogEvent, { logicalId }: EnvironmentLogGroup): FoundLine => ({
  id: `${logicalId}/${eventId}`,
  at,
  logicalId,
  stream,
  level: detectLevel(message),
  message,
});
