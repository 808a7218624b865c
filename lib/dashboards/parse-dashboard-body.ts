import { AppError } from "@/lib/shared/app-error";

import { findJsonError } from "./find-json-error";
import { choiceOf, isList, isRecord, listOf, textOf, type JsonRecord, type JsonValue } from "./json-value";

export const MOST_BODY_BYTES = 1_000_000;
export const MOST_WIDGETS = 500; // PutDashboard's own limit

/** A body's parts, none of them looked into. */
export type DashboardBody = {
  start: string | null;
  end: string | null;
  periodOverride: "auto" | "inherit";
  variables: readonly JsonValue[];
  widgets: readonly JsonValue[];
  remarks: string[];
};

/**
 * A CloudWatch dashboard's body, as text or as the JSON value it stands for; what `aws cloudwatch get-dashboard` prints is understood
 * too. Throws `AppError` "invalid-input" for what is no body at all, naming the place or the limit.
 */
export function parseDashboardBody(given: string | JsonRecord): DashboardBody {
  const body = unwrapped(typeof given === "string" ? parseJson(given) : given);
  if (!isRecord(body)) throw refused("A dashboard's body is a JSON object with a list “widgets”.");
  const { widgets } = body;
  if (!isList(widgets)) throw refused(widgets === undefined ? "The body has no list “widgets”." : "“widgets” is not a list.");
  if (widgets.length > MOST_WIDGETS) throw refused(`The body has ${widgets.length} widgets; a dashboard holds ${MOST_WIDGETS} at most.`);
  const periodOverride = choiceOf(body.periodOverride, ["auto", "inherit"]);
  const remarks = body.periodOverride !== undefined && periodOverride === null ? ["“periodOverride” is neither auto nor inherit; auto is taken."] : [];
  return { start: textOf(body.start), end: textOf(body.end), periodOverride: periodOverride ?? "auto", variables: listOf(body.variables), widgets, remarks };
}

function parseJson(text: string): JsonValue {
  const bytes = new TextEncoder().encode(text).length;
  if (bytes > MOST_BODY_BYTES) throw refused(`The body has ${bytes.toLocaleString("en-GB")} bytes; ${MOST_BODY_BYTES.toLocaleString("en-GB")} is the most that is read.`);
  if (text.trim() === "") throw refused("The body is empty.");
  try {
    const value: JsonValue = JSON.parse(wellFormed(text));
    return value;
  } catch {
    throw refused(`This is no JSON: ${placeOf(text)}`);
  }
}

const ESCAPE = /\\(?:u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}|u0000|u[dD][89a-fA-F][\da-fA-F]{2}|.)/gs;

/** NUL and halves of surrogate pairs, which neither AWS nor the database takes, become the sign for an unreadable letter. */
const wellFormed = (text: string): string => text.replace(ESCAPE, (escape) => (escape.length === 6 ? "\\ufffd" : escape));

function placeOf(text: string): string {
  const position = findJsonError(text);
  if (position >= text.trimEnd().length) return "it ends too soon; a bracket or a quote is missing at its end.";
  const before = text.slice(0, position).split("\n");
  const [line, column] = [before.length, (before.at(-1)?.length ?? 0) + 1];
  const around = text.slice(Math.max(0, position - 20), position + 20).replaceAll(/\s+/g, " ").trim();
  return `it breaks in line ${line}, column ${column}, near “${around}”.`;
}

function unwrapped(value: JsonValue): JsonValue {
  if (!isRecord(value) || value.widgets !== undefined || value.DashboardBody === undefined) return value;
  return typeof value.DashboardBody === "string" ? parseJson(value.DashboardBody) : value.DashboardBody;
}

const refused = (message: string): AppError => new AppError("invalid-input", message, { problems: [{ path: "body", message }] });
