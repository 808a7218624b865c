import { expandInPlace, givenRows, writeRow, type MetricRow } from "./expand-metric-rows";
import { isList, isRecord, type JsonRecord, type JsonValue } from "./json-value";
import type { BodyVariable } from "./read-variables";
import { safePattern } from "./safe-pattern";

const DEEPEST = 40;
const LONGEST_VALUE = 1_024;
const MOST_GROWTH = 2_000_000; // characters that all variables together may put in: a short pattern can occur very often

const MOST_SEARCHED = 1_000_000; // characters that patterns with a repetition may look through in all: a body's worth, in under half a second

/** What may still be put in, and looked through by patterns with a repetition. */
type Room = { characters: number; searched: number; ranOut: boolean };

function take(room: Room, characters: number): boolean {
  if (characters > room.characters) room.ranOut = true;
  else room.characters -= characters;
  return !room.ranOut;
}

/** The value that a variable has: what was asked for, else its default. Null: it leaves the body as it stands. */
export function valueOf(variable: BodyVariable, asked: Readonly<Record<string, string>>): string | null {
  const value = Object.hasOwn(asked, variable.id) ? asked[variable.id] : variable.defaultValue;
  return value === undefined || value === null || value === "" ? null : value.slice(0, LONGEST_VALUE);
}

/**
 * The widgets' properties with every variable put in. A property variable replaces JSON properties and dimensions of its name, a pattern
 * variable the text that it finds. Rows of metrics come out written in full: what "." means must not change with a variable.
 */
export function applyVariables(widgets: readonly JsonValue[], variables: readonly BodyVariable[], asked: Readonly<Record<string, string>>): { widgets: readonly JsonValue[]; remarks: string[] } {
  const remarks: string[] = [];
  const room: Room = { characters: MOST_GROWTH, searched: MOST_SEARCHED, ranOut: false };
  let applied = widgets;
  for (const variable of variables) {
    const value = valueOf(variable, asked);
    if (value === null) continue;
    const { replaces } = variable;
    if (replaces.kind === "property") {
      applied = applied.map((widget) => inProperties(widget, (properties) => withProperty(withDimension(properties, replaces.property, value, room), { name: replaces.property, replacement: value, room }, 0)));
      continue;
    }
    const { expression, isLiteral, repeats } = safePattern(replaces.pattern);
    const replace = (text: string): string => {
      if (repeats) room.searched -= text.length;
      if (room.searched < 0) room.ranOut = true;
      return room.ranOut ? text : text.replace(expression, (found) => (take(room, value.length) ? value : found));
    };
    if (isLiteral) remarks.push(`The pattern of “${variable.label}” is taken letter by letter: as a regular expression it could take too long.`);
    applied = applied.map((widget) => inProperties(widget, (properties) => withText(properties, replace, 0)));
  }
  if (room.ranOut) remarks.push("The variables have more to replace in this body than is done at once; the rest of it is left as it stands.");
  return { widgets: applied, remarks };
}

function inProperties(widget: JsonValue, change: (properties: JsonValue) => JsonValue): JsonValue {
  if (!isRecord(widget) || widget.properties === undefined) return widget;
  return { ...widget, properties: change(widget.properties) };
}

type Replacement = { name: string; replacement: string; room: Room };

function withProperty(value: JsonValue, change: Replacement, depth: number): JsonValue {
  if (depth > DEEPEST) return value;
  if (isList(value)) return value.map((item) => withProperty(item, change, depth + 1));
  if (!isRecord(value)) return value;
  const changed: [string, JsonValue | undefined][] = Object.entries(value).map(([key, inner]) => [key, key === change.name && isSingle(inner) && take(change.room, change.replacement.length) ? change.replacement : inner === undefined ? inner : withProperty(inner, change, depth + 1)]);
  return fromEntries(changed);
}

/** A name like "__proto__" is data here. */
const fromEntries = (entries: [string, JsonValue | undefined][]): JsonRecord => Object.fromEntries(entries);

const isSingle = (value: JsonValue | undefined): boolean => typeof value === "string" || typeof value === "number" || typeof value === "boolean";

/** Rows come out written in full; one that cannot be read stays as it is, to be named when the widget is drawn. */
function withDimension(properties: JsonValue, name: string, replacement: string, room: Room): JsonValue {
  if (!isRecord(properties) || !isList(properties.metrics)) return properties;
  const { rows } = expandInPlace(properties.metrics);
  if (!rows.some(({ row }) => row.kind === "metric" && row.dimensions.some((dimension) => dimension.name === name))) return properties;
  const replaced = (row: MetricRow): MetricRow =>
    row.kind === "metric" ? { ...row, dimensions: row.dimensions.map((dimension) => (dimension.name === name && take(room, replacement.length) ? { name, value: replacement } : dimension)) } : row;
  const written = new Map(rows.map(({ row, place }) => [place, writeRow(replaced(row))]));
  return { ...properties, metrics: givenRows(properties.metrics).map((row, place) => written.get(place) ?? row) };
}

function withText(value: JsonValue, change: (text: string) => string, depth: number): JsonValue {
  if (depth > DEEPEST) return value;
  if (typeof value === "string") return change(value);
  if (isList(value)) return value.map((item) => withText(item, change, depth + 1));
  if (!isRecord(value)) return value;
  const changed: [string, JsonValue | undefined][] = Object.entries(value).map(([key, inner]) => [key, inner === undefined ? inner : withText(inner, change, depth + 1)]);
  return fromEntries(changed);
}
