import { z } from "zod";

/** Most serious first. "none": the line names no level and holds nothing that gives one away. */
export const LOG_LEVELS = ["error", "warning", "info", "debug", "none"] as const;
export const logLevelSchema = z.enum(LOG_LEVELS);
export type LogLevel = z.infer<typeof logLevelSchema>;

const LOOKED_AT = 2_000; // characters; a level stands at the front, and a stack trace can be long

/** Words as loggers write them: Python, Java, Go (zap, slog), Node (pino by number), syslog. */
const BY_WORD: Readonly<Record<string, LogLevel>> = {
  emerg: "error", emergency: "error", alert: "error", crit: "error", critical: "error", fatal: "error", panic: "error", severe: "error", error: "error", err: "error",
  warning: "warning", warn: "warning",
  notice: "info", info: "info", information: "info",
  debug: "debug", trace: "debug", verbose: "debug", fine: "debug",
};
const LEVEL_WORD = "emerg(?:ency)?|alert|crit(?:ical)?|fatal|panic|severe|error|err|warn(?:ing)?|notice|info(?:rmation)?|debug|trace|verbose";

/** Where a level stands by custom: `"level":"…"`, `level=…`, `[ERROR]`, `ERROR:`, ` ERROR `, `: ERROR/`, a tab on both sides. */
const JSON_LEVEL = /"(?:level|severity|levelname|log\.level|lvl)"\s*:\s*"?([a-z]+|\d+)"?/i;
const KEYED_LEVEL = new RegExp(`\\b(?:level|lvl|severity)=["']?(${LEVEL_WORD})\\b`, "i");
const SET_OFF_LEVEL = new RegExp(`(?:^|\\[|: )(${LEVEL_WORD})(?:\\]|:|/)`, "i");
const CAPITAL_LEVEL = new RegExp(`(?:^|[\\s|])(${LEVEL_WORD.toUpperCase()})(?=[\\s|:])`);
const TABBED_LEVEL = new RegExp(`\\t(${LEVEL_WORD})\\t`, "i");

/** What goes wrong without saying so. */
const FAILURE = /\bTraceback \(most recent call last\)|\bTask timed out after\b|\bUnhandled (?:exception|rejection)|\b[A-Z]\w*(?:Error|Exception): |^\s*(?:Exception|Error)\b|\bpanic: |\bOut of memory\b|\bOOMKilled\b/;
const ACCESS_STATUS = /" ([1-5]\d{2})(?:\s|$)|\| ([1-5]\d{2}) \||"status"\s*:\s*"?([1-5]\d{2})"?/;
const FLOW_LOG = /^\d \d{12} eni-\S+ .* (ACCEPT|REJECT) OK$/;
const OF_LAMBDA = /^(?:START|END|REPORT|INIT_START|EXTENSION)\b/;

/** pino and bunyan count: 10 trace, 20 debug, 30 info, 40 warn, 50 error, 60 fatal. */
const ofNumber = (level: number): LogLevel => (level >= 50 ? "error" : level >= 40 ? "warning" : level >= 30 ? "info" : "debug");

/** How serious a line is: by the level that it names, else by what it tells. Never throws; any text has an answer. */
export function detectLevel(message: string): LogLevel {
  const text = message.slice(0, LOOKED_AT);
  const named = namedLevel(text);
  if (named) return named;
  if (FAILURE.test(text)) return "error";
  const flow = FLOW_LOG.exec(text.trimEnd());
  if (flow) return flow[1] === "REJECT" ? "warning" : "info";
  const status = ACCESS_STATUS.exec(text);
  if (status) return ofStatus(Number(status[1] ?? status[2] ?? status[3]));
  return OF_LAMBDA.test(text) ? "info" : "none";
}

function namedLevel(text: string): LogLevel | null {
  const inJson = text.startsWith("{") ? JSON_LEVEL.exec(text)?.[1] : undefined;
  if (inJson !== undefined) return /^\d+$/.test(inJson) ? ofNumber(Number(inJson)) : (BY_WORD[inJson.toLowerCase()] ?? null);
  const word = (KEYED_LEVEL.exec(text) ?? SET_OFF_LEVEL.exec(text) ?? CAPITAL_LEVEL.exec(text) ?? TABBED_LEVEL.exec(text))?.[1];
  if (word === undefined) return null;
  const level = BY_WORD[word.toLowerCase()] ?? null;
  // uvicorn logs each request as INFO, failed ones too.
  const status = level === "info" ? / "[A-Z]+ \S+ HTTP\/[\d.]+" (5\d{2})/.exec(text) : null;
  return status ? "error" : level;
}

const ofStatus = (status: number): LogLevel => (status >= 500 ? "error" : status >= 400 ? "warning" : "info");

/**
 * Regular expressions, within what CloudWatch takes in a filter pattern, of which every line matches that `detectLevel` calls an error
 * or a warning: so that it leaves out most others before it answers. More lines pass; `detectLevel` decides.
 */
export const MAY_BE_ERROR = String.raw`[Ee][Rr][Rr]|[Cc][Rr][Ii][Tt]|[Ff][Aa][Tt][Aa][Ll]|[Pp][Aa][Nn][Ii][Cc]|[Ss][Ee][Vv][Ee][Rr][Ee]|[Aa][Ll][Ee][Rr][Tt]|[Ee][Mm][Ee][Rr][Gg]|Exception|Traceback|timed.out|Unhandled|Out.of.memory|OOMKilled|\s5[0-9][0-9]|:.?.?[56][0-9]`;
export const MAY_BE_WARNING = String.raw`[Ww][Aa][Rr][Nn]|REJECT|\s4[0-9][0-9]|:.?.?4[0-9]`;
