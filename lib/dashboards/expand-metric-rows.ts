import { isList, isRecord, textOf, type JsonRecord, type JsonValue } from "./json-value";

export const MOST_ROWS = 500; // of a widget: as many as GetMetricData takes at once
const MOST_ITEMS = 62; // namespace, name and thirty dimensions
const LONGEST_ITEM = 1_024; // characters of a dimension's value
const MOST_TEXT = 100_000; // characters of all rows of a widget written out: three dots can stand for a lot

export type MetricRow =
  | { kind: "metric"; namespace: string; metricName: string; dimensions: { name: string; value: string }[]; rendering: JsonRecord }
  | { kind: "expression"; expression: string; rendering: JsonRecord };

/**
 * The rows of a widget's `metrics`, written out. "." is the item above it; "..." is the row above without its last items, as many as
 * follow. Both look at the last row that was a metric. What cannot be read is left out, and said.
 */
export function expandMetricRows(metrics: JsonValue | undefined): { rows: MetricRow[]; remarks: string[] } {
  const { rows, remarks } = expandInPlace(metrics);
  return { rows: rows.map(({ row }) => row), remarks };
}

/** The rows of `metrics` as a list of rows, whatever stands in them. */
export function givenRows(metrics: readonly JsonValue[]): readonly JsonValue[] {
  // One row without the brackets around it: AWS's own guide has such an example.
  return metrics.length > 0 && typeof metrics[0] === "string" ? [metrics] : metrics;
}

/** The same, each with the place that it has among `givenRows`. */
export function expandInPlace(metrics: JsonValue | undefined): { rows: { row: MetricRow; place: number }[]; remarks: string[] } {
  const remarks: string[] = [];
  if (metrics === undefined || metrics === null) return { rows: [], remarks };
  if (!isList(metrics)) return { rows: [], remarks: ["“metrics” is not a list."] };
  const given = givenRows(metrics);
  if (given.length > MOST_ROWS) remarks.push(`The widget has ${given.length} rows; the first ${MOST_ROWS} are shown.`);

  const rows: { row: MetricRow; place: number }[] = [];
  let above: string[] | null = null;
  let written = 0;
  for (const [index, one] of given.slice(0, MOST_ROWS).entries()) {
    const read = readRow(one, above);
    if (read.kind === "unreadable") {
      remarks.push(`Row ${index + 1} is left out: ${read.why}`);
      continue;
    }
    written += (read.items ?? []).reduce((sum, { length }) => sum + length, 0);
    if (written > MOST_TEXT) {
      remarks.push(`The rows are longer than ${MOST_TEXT.toLocaleString("en-GB")} characters when written out; those from row ${index + 1} on are left out.`);
      break;
    }
    rows.push({ row: read.row, place: index });
    if (read.items) above = read.items;
  }
  return { rows, remarks };
}

type Read = { kind: "row"; row: MetricRow; items: string[] | null } | { kind: "unreadable"; why: string };
const unreadable = (why: string): Read => ({ kind: "unreadable", why });

function readRow(row: JsonValue, above: readonly string[] | null): Read {
  const items = isRecord(row) ? [row] : isList(row) ? row : null;
  if (!items || items.length === 0) return unreadable("it is not a list of texts.");
  const last = items[items.length - 1];
  const rendering = isRecord(last) ? last : {};
  const given = isRecord(last) ? items.slice(0, -1) : items;

  if (given.length === 0) {
    const expression = textOf(rendering.expression);
    return expression === null ? unreadable("it names neither a metric nor an expression.") : { kind: "row", row: { kind: "expression", expression, rendering }, items: null };
  }
  const texts = given.map((item) => (item === "" ? "" : textOf(item)));
  if (texts.some((text) => text === null)) return unreadable("it holds something that is not a text.");
  const expanded = expand(texts.flatMap((text) => text ?? []), above);
  if (typeof expanded === "string") return unreadable(expanded);
  const [namespace, metricName, ...rest] = expanded;
  if (!namespace || !metricName) return unreadable("a metric needs a namespace and a name.");
  if (expanded.some(({ length }) => length > LONGEST_ITEM)) return unreadable(`it holds a text of more than ${LONGEST_ITEM} characters.`);
  if (rest.length % 2 !== 0) return unreadable(`the dimension “${rest[rest.length - 1] ?? ""}” has no value.`);
  if (expanded.length > MOST_ITEMS) return unreadable("a metric has thirty dimensions at most.");
  const dimensions = rest.flatMap((name, place) => (place % 2 === 0 ? [{ name, value: rest[place + 1] ?? "" }] : []));
  return { kind: "row", row: { kind: "metric", namespace, metricName, dimensions, rendering }, items: expanded };
}

/** The items written out, or why that is not possible. */
function expand(items: readonly string[], above: readonly string[] | null): string[] | string {
  const [first, ...tail] = items;
  const isShort = items.some((item) => item === "." || item === "...");
  if (!isShort) return [...items];
  if (!above) return "it refers to the row above, and there is none.";
  if (tail.includes("...")) return "“...” may only stand at its beginning.";
  if (first === "..." && tail.length > above.length) return `“...” is followed by ${tail.length} items, and the row above has ${above.length}.`;
  const full = first === "..." ? [...above.slice(0, above.length - tail.length), ...tail] : items;
  const written = full.map((item, place) => (item === "." ? above[place] : item));
  return written.every((item) => item !== undefined) ? written.flatMap((item) => item ?? []) : "it refers to an item that the row above does not have.";
}

/** The row as a body has it, without shorthand. */
export function writeRow(row: MetricRow): JsonValue[] {
  if (row.kind === "expression") return [row.rendering];
  return [row.namespace, row.metricName, ...row.dimensions.flatMap(({ name, value }) => [name, value]), row.rendering];
}
