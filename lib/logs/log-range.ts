import { AppError } from "@/lib/shared/app-error";

const HOUR_MS = 3_600_000;
const LONGEST_MS = 31 * 24 * HOUR_MS; // FilterLogEvents reads line by line; more than a month is a matter for Logs Insights

/** The range of a question; an hour up to now where it names none. Throws `AppError` "invalid-input" for one that is none. */
export function rangeOf(asked: { start?: string | undefined; end?: string | undefined }, now: Date): { start: Date; end: Date } {
  const end = asked.end === undefined ? now : new Date(asked.end);
  const start = asked.start === undefined ? new Date(end.getTime() - HOUR_MS) : new Date(asked.start);
  if (start.getTime() < 0) throw refused("start", "No log is older than 1970: ask for a later time."); // AWS counts from there
  if (start >= end) throw refused("start", "The range must begin before it ends.");
  if (end.getTime() - start.getTime() > LONGEST_MS) throw refused("start", "A range can be at most 31 days long.");
  return { start, end };
}

const refused = (path: string, message: string) => new AppError("invalid-input", message, { problems: [{ path, message }] });
