import type { HorizontalMark, VerticalMark } from "./dashboard-view";
import { choiceOf, flagOf, isList, isRecord, listOf, numberOf, recordOf, textOf, type JsonRecord, type JsonValue } from "./json-value";

const MOST_MARKS = 100; // a chart with more says nothing any more

export type Marks = { horizontal: HorizontalMark[]; vertical: VerticalMark[]; alarmArns: string[]; remarks: string[] };

/** The `annotations` of a metric widget. A band whose ends are the wrong way round is turned; what has no value is left out, and said. */
export function readMarks(annotations: JsonValue | undefined): Marks {
  const given = recordOf(annotations);
  const horizontal = listOf(given.horizontal).slice(0, MOST_MARKS).map(readHorizontal);
  const vertical = listOf(given.vertical).slice(0, MOST_MARKS).map(readVertical);
  const unreadable = [...horizontal, ...vertical].filter((mark) => mark === "unreadable").length;
  return {
    horizontal: horizontal.flatMap((mark) => (mark === "unreadable" || mark === "hidden" ? [] : [mark])),
    vertical: vertical.flatMap((mark) => (mark === "unreadable" || mark === "hidden" ? [] : [mark])),
    alarmArns: listOf(given.alarms).flatMap((arn) => textOf(arn) ?? []),
    remarks: unreadable === 0 ? [] : [`${unreadable} ${unreadable === 1 ? "annotation has" : "annotations have"} no value that can be drawn.`],
  };
}

/** One line, or the two ends of a band. */
function ends(value: JsonValue): { first: JsonRecord; second: JsonRecord | null } {
  if (!isList(value)) return { first: recordOf(value), second: null };
  return { first: recordOf(value[0]), second: isRecord(value[1]) ? value[1] : null };
}

function readHorizontal(value: JsonValue): HorizontalMark | "hidden" | "unreadable" {
  const { first, second } = ends(value);
  const from = numberOf(first.value);
  const to = second ? numberOf(second.value) : null;
  if (from === null || (second && to === null)) return "unreadable";
  if (flagOf(first.visible) === false) return "hidden";
  const isReversed = to !== null && to < from;
  const [label, toLabel] = [textOf(first.label), textOf(second?.label)];
  return {
    value: isReversed ? to : from,
    to: isReversed ? from : to,
    label: isReversed ? toLabel : label,
    toLabel: isReversed ? label : toLabel,
    color: colorOf(first.color),
    fill: to === null ? (choiceOf(first.fill, ["above", "below", "none"]) ?? "none") : "none",
    side: choiceOf(first.yAxis, ["left", "right"]) ?? "left",
    source: "annotation",
  };
}

function readVertical(value: JsonValue): VerticalMark | "hidden" | "unreadable" {
  const { first, second } = ends(value);
  const from = momentOf(first.value);
  const to = second ? momentOf(second.value) : null;
  if (from === null || (second && to === null)) return "unreadable";
  if (flagOf(first.visible) === false) return "hidden";
  const isReversed = to !== null && to < from;
  return {
    at: new Date(isReversed ? to : from).toISOString(),
    to: to === null ? null : new Date(isReversed ? from : to).toISOString(),
    label: textOf(first.label) ?? textOf(second?.label),
    color: colorOf(first.color),
    fill: to === null ? (choiceOf(first.fill, ["before", "after", "none"]) ?? "none") : "none",
  };
}

function momentOf(value: JsonValue | undefined): number | null {
  const ms = typeof value === "string" ? Date.parse(value) : Number.NaN;
  return Number.isFinite(ms) ? ms : null;
}

/** "#rrggbb" or "#rgb"; anything else could be more than a colour. */
export function colorOf(value: JsonValue | undefined): string | null {
  const text = textOf(value);
  return text !== null && /^#(?:[\da-f]{3}|[\da-f]{6})$/i.test(text) ? text.toLowerCase() : null;
}
