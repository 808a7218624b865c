import type { LogLevel } from "./log-level";

/** Lines that say the same but for their numbers, ids and quoted words. */
export type ErrorPattern = { pattern: string; count: number; firstAt: Date; lastAt: Date; sample: string; logicalIds: string[] };

const LONGEST_PATTERN = 300;
const MOST_LOOKED_AT = 4_000; // characters of a line: what is shown is far shorter, and CloudWatch takes lines of a million
const LONGEST_SAMPLE = 2_000;

/** In this order: a UUID is hex and numbers too. What stands in angle brackets afterwards is a place. */
const PLACES: readonly (readonly [RegExp, string])[] = [
  [/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi, "<id>"],
  [/\b\d{4}[-/]\d{2}[-/]\d{2}(?:[T ]|\s-\s)\d{2}:\d{2}:\d{2}(?:[.,]\d+)?(?:Z|[+-]\d{2}:?\d{2})?/g, "<time>"],
  [/\b\d{2}:\d{2}:\d{2}(?:[.,]\d+)?\b/g, "<time>"],
  [/\barn:aws[\w-]*:[^\s"',)]+/g, "<arn>"],
  [/\b(?:\d{1,3}\.){3}\d{1,3}(?::\d+)?\b/g, "<address>"],
  [/\b(?:i|eni|vpc|subnet|sg|vol|ami)-[0-9a-f]{8,}\b/g, "<id>"],
  [/'[^'\n]{1,200}'|"[^"\n]{1,200}"/g, "<text>"],
  [/\b0x[0-9a-f]+\b/gi, "<id>"],
  [/\b(?=[0-9a-f]*\d)(?=[0-9a-f]*[a-f])[0-9a-f]{8,}\b/gi, "<id>"],
  [/(?<![A-Za-z_<])[-+]?\d+(?:\.\d+)?(?:e[-+]?\d+)?/gi, "<number>"],
];

/** What of a line stays the same when it is said again. Of JSON its message counts, of a stack trace its last line. */
export function errorPatternOf(message: string): string {
  const [first = "", ...more] = said(message).trim().split("\n");
  const text = /Traceback \(most recent call last\)/.test(message) && more.length > 0 ? `${first.includes("Traceback") ? "" : `${first} `}${more.at(-1)?.trim() ?? ""}` : first;
  const replaced = PLACES.reduce((line, [place, word]) => line.replace(place, word), text.slice(0, MOST_LOOKED_AT));
  return replaced.replace(/\s+/g, " ").trim().slice(0, LONGEST_PATTERN);
}

/** The message inside a line of JSON, with the error's own where it is kept apart; any other line as it stands. */
function said(line: string): string {
  if (!line.startsWith("{")) return line;
  try {
    const parsed: unknown = JSON.parse(line);
    const parts = ["message", "msg", "error", "err", "exception"].flatMap((name) => textAt(parsed, name));
    return parts.length === 0 ? line : parts.join(": ");
  } catch (error) {
    if (error instanceof SyntaxError) return line;
    throw error;
  }
}

function textAt(value: unknown, name: string): string[] {
  if (typeof value !== "object" || value === null) return [];
  const found = Object.entries(value).find(([key]) => key === name)?.[1];
  if (typeof found === "string" && found !== "") return [found];
  return typeof found === "object" && found !== null ? textAt(found, "message") : [];
}

/** Errors among the lines, gathered by pattern, the most frequent first. The sample is the newest of its kind. */
export function gatherErrorPatterns(lines: readonly { at: Date; level: LogLevel; message: string; logicalId: string }[]): ErrorPattern[] {
  const found = new Map<string, ErrorPattern>();
  for (const { at, level, message, logicalId } of lines) {
    if (level !== "error") continue;
    const pattern = errorPatternOf(message);
    const known = found.get(pattern);
    if (!known) {
      found.set(pattern, { pattern, count: 1, firstAt: at, lastAt: at, sample: message.slice(0, LONGEST_SAMPLE), logicalIds: [logicalId] });
      continue;
    }
    known.count += 1;
    if (at < known.firstAt) known.firstAt = at;
    if (at >= known.lastAt) Object.assign(known, { lastAt: at, sample: message.slice(0, LONGEST_SAMPLE) });
    if (!known.logicalIds.includes(logicalId)) known.logicalIds.push(logicalId);
  }
  return [...found.values()].sort((one, other) => other.count - one.count || other.lastAt.getTime() - one.lastAt.getTime());
}
