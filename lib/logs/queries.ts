import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";

import { getJson } from "@/lib/http/get-json";

import { errorPatternsViewSchema } from "./error-patterns-view";
import { logLinesViewSchema, MOST_LINES, type LogLine, type LogLinesView } from "./log-lines-view";
import { mergeTail } from "./merge-tail";

const PAGE = 200;
const TAIL_EVERY_MS = 2_000;
const TAIL_BEGINS_MS = 5 * 60_000;
const LATE_MS = 30_000; // a line reaches CloudWatch seconds after it was written
const STALE_MS = 30_000;

/** What is looked for; `minutes` up to now, or a range that stands still. */
export type LogsQuestion = { q: string; level: string; group: string; range: { minutes: number } | { start: string; end: string } };
type PageFrom = { cursor: string; start: string; end: string };
const firstPage = (): PageFrom | null => null;

/** Lines of a range, newest first; each further page is older. A range up to now stays where the first page had it. */
export const logLinesQuery = (environmentId: string, question: LogsQuestion) =>
  infiniteQueryOptions({
    queryKey: ["logs", "lines", environmentId, question],
    queryFn: ({ pageParam, signal }) => {
      const range = pageParam ?? rangeNow(question);
      return readLines(environmentId, question, { ...range, limit: String(PAGE) }, signal);
    },
    initialPageParam: firstPage(),
    getNextPageParam: ({ nextCursor, start, end }: LogLinesView): PageFrom | null => (nextCursor ? { cursor: nextCursor, start, end } : null),
    staleTime: STALE_MS,
    refetchOnWindowFocus: false,
  });

export type Tail = { lines: LogLine[]; remarks: string[]; groups: LogLinesView["groups"]; asOf: string };

/** The newest lines as they come, asked for every two seconds while the page is in sight. At most 1,000 are kept. */
export const logTailQuery = (environmentId: string, question: LogsQuestion, { isRunning, known }: { isRunning: boolean; known: () => Tail | undefined }) =>
  queryOptions({
    queryKey: logTailKey(environmentId, question),
    queryFn: async ({ signal }): Promise<Tail> => {
      const before = known();
      const newest = before?.lines[0]?.at;
      // In whole steps, so that all who follow quiet groups ask the same.
      const begins = Math.floor(Date.now() / TAIL_EVERY_MS) * TAIL_EVERY_MS - TAIL_BEGINS_MS;
      const from = newest === undefined ? begins : Math.max(Date.parse(newest) - LATE_MS, begins);
      const view = await readLines(environmentId, question, { start: new Date(from).toISOString(), limit: String(MOST_LINES) }, signal);
      const missed = view.nextCursor !== null && before ? ["More came than could be shown: between two looks, lines are missing."] : [];
      return { lines: mergeTail(before?.lines ?? [], view.items, MOST_LINES), remarks: [...view.remarks, ...missed], groups: view.groups, asOf: view.asOf };
    },
    enabled: isRunning,
    refetchInterval: isRunning ? TAIL_EVERY_MS : false,
    refetchIntervalInBackground: false,
    refetchOnWindowFocus: true,
    structuralSharing: false,
  });

export const logTailKey = (environmentId: string, question: LogsQuestion) => ["logs", "tail", environmentId, question] as const;

/** Errors of a range by pattern. */
export const errorPatternsQuery = (environmentId: string, range: LogsQuestion["range"]) =>
  queryOptions({
    queryKey: ["logs", "patterns", environmentId, range],
    queryFn: ({ signal }) => getJson(`/api/v1/environments/${environmentId}/logs/patterns?${new URLSearchParams(rangeNow({ range }))}`, errorPatternsViewSchema, { signal }),
    staleTime: STALE_MS,
    refetchOnWindowFocus: false,
  });

function rangeNow({ range }: Pick<LogsQuestion, "range">): { start: string; end: string } {
  if ("start" in range) return range;
  const now = Date.now();
  return { start: new Date(now - range.minutes * 60_000).toISOString(), end: new Date(now).toISOString() };
}

function readLines(environmentId: string, { q, level, group }: LogsQuestion, more: Record<string, string>, signal: AbortSignal): Promise<LogLinesView> {
  const search = new URLSearchParams(more);
  for (const [name, value] of Object.entries({ q, level, group })) if (value !== "") search.set(name, value);
  return getJson(`/api/v1/environments/${environmentId}/logs?${search}`, logLinesViewSchema, { signal });
}
