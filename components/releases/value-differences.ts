import { textDifference, type TextDifference } from "./text-difference";

/** `lines`: both are text of several lines (a script, a policy), and these are the lines that differ. */
type ValueDifference = { path: string; from: string; to: string; lines?: undefined } | ({ path: string } & TextDifference);

const LONGEST_TEXT = 120; // a name, an ARN, an image reference; longer is a document that nobody reads in a table cell
const MOST_DIFFERENCES = 12;

/**
 * What differs between two values of a property. Values arrive as text; where both are JSON, only the parts that differ are named, by
 * their path within the property.
 */
export function valueDifferences(before: string | null, after: string | null): ValueDifference[] {
  const differences = compare(parsed(before), parsed(after), "");
  if (differences.length <= MOST_DIFFERENCES) return differences;
  const rest = differences.length - MOST_DIFFERENCES;
  return [...differences.slice(0, MOST_DIFFERENCES), { path: "…", from: `${rest} more`, to: `${rest} more` }];
}

function compare(before: unknown, after: unknown, path: string): ValueDifference[] {
  if (isBranch(before) && isBranch(after) && Array.isArray(before) === Array.isArray(after)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return keys.flatMap((key) => compare(before[key], after[key], path === "" ? key : `${path}.${key}`));
  }
  const [from, to] = [textOf(before), textOf(after)];
  if (from === to) return [];
  const lines = textDifference(from, to);
  return [lines ? { path, ...lines } : { path, from: shown(before, from), to: shown(after, to) }];
}

const isBranch = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

const textOf = (value: unknown): string => (value === undefined || value === null ? "" : typeof value === "string" ? value : JSON.stringify(value));

/** What DescribeChangeSet writes for a value that only the change itself will bring. */
const KNOWN_LATER = "{{changeSet:KNOWN_AFTER_APPLY}}";

function shown(value: unknown, text: string): string {
  if (text === KNOWN_LATER) return "known once it has run";
  if (value === undefined || value === null) return "not set";
  if (text === "") return "empty";
  return text.length <= LONGEST_TEXT ? text : `${text.slice(0, 24)}… (${text.length.toLocaleString("en")} characters)`;
}

/** Text that is not a JSON object or list stays text: a version "1.10" must not become a number. */
function parsed(text: string | null): unknown {
  if (text === null || !/^\s*[[{]/.test(text)) return text;
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return text;
    throw error;
  }
}
