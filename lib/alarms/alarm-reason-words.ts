import type { AlarmQuery } from "@/lib/metrics/alarm-query";
import { capitalize } from "@/lib/shared/capitalize";

import { alarmFigure, alarmUnit } from "./alarm-unit";
import { metricWords } from "./metric-words";
import { reasonFigures } from "./reason-figures";

export type AlarmDefinition = {
  queries: readonly AlarmQuery[];
  rule: string | null;
  threshold: number | null;
  comparison: string | null;
  periodSeconds: number | null;
  evaluationPeriods: number | null;
  datapointsToAlarm: number | null;
};

type Told = { state: string; reason: string; reasonData: unknown };

// CloudWatch where figures are missing and the alarm says what they count as: "no datapoints were received for 3 periods and 3 missing datapoints were treated as [Breaching]".
const MISSING_AS = /no datapoints were received .* treated as \[?(breaching|nonbreaching)\]?/i;

/** Why an alarm is in its state: "5XX rate stood at 6.2 % in 3 of 3 minutes; the limit is 5 %". What AWS does not tell in figures stays in its words. */
export function alarmReasonWords(alarm: AlarmDefinition, { state, reason, reasonData }: Told): string {
  const { values, breaching, looked } = reasonFigures(reason, reasonData);
  const { threshold, comparison, periodSeconds } = alarm;
  if (state === "INSUFFICIENT_DATA") return noFigures(alarm, reason);
  const missing = MISSING_AS.exec(reason)?.[1]?.toLowerCase();
  if (missing !== undefined && values.length === 0)
    return `No figures of ${metricWords(alarm.queries)} came; the alarm counts missing figures as ${missing === "breaching" ? "over" : "within"} the limit.`;
  const newest = values[0];
  if (threshold === null || comparison === null || newest === undefined) return sentence(reason) || "AWS gives no reason.";

  const unit = alarmUnit(alarm.queries);
  const isOver = breaches(comparison, threshold);
  const shown = state === "ALARM" ? (values.find(isOver) ?? newest) : newest;
  const count = breaching ?? values.filter(isOver).length;
  const of = looked ?? alarm.evaluationPeriods ?? values.length;
  const spread = state === "ALARM" && count > 0 ? ` in ${count} of ${periods(of, periodSeconds)}` : "";
  return `${capitalize(metricWords(alarm.queries))} stood at ${alarmFigure(shown, unit)}${spread}; ${limitWords(comparison, threshold, alarm.queries)}.`;
}

/** "over 5 % in 3 of 3 minutes"; null where it is not about a threshold of one figure. */
export function conditionWords({ queries, threshold, comparison, periodSeconds, datapointsToAlarm, evaluationPeriods }: AlarmDefinition): string | null {
  if (comparison === null || evaluationPeriods === null) return null;
  const limit = threshold === null ? "outside its usual band" : `${OVER[comparison] ?? comparison} ${alarmFigure(threshold, alarmUnit(queries))}`;
  return `${capitalize(metricWords(queries))} ${limit} in ${datapointsToAlarm ?? evaluationPeriods} of ${periods(evaluationPeriods, periodSeconds)}`;
}

/** What counts where a figure is missing. */
export function missingDataWords(treatment: string | null): string | null {
  if (treatment === "breaching") return "Missing figures count as over the limit.";
  if (treatment === "notBreaching") return "Missing figures count as within the limit.";
  if (treatment === "ignore") return "With missing figures it stays as it is.";
  return treatment === null ? null : "With missing figures it is neither in alarm nor well.";
}

const OVER: Readonly<Record<string, string>> = {
  GreaterThanThreshold: "over",
  GreaterThanOrEqualToThreshold: "at least",
  LessThanThreshold: "under",
  LessThanOrEqualToThreshold: "at most",
};

function breaches(comparison: string, threshold: number): (value: number) => boolean {
  switch (comparison) {
    case "GreaterThanThreshold":
      return (value) => value > threshold;
    case "GreaterThanOrEqualToThreshold":
      return (value) => value >= threshold;
    case "LessThanThreshold":
      return (value) => value < threshold;
    case "LessThanOrEqualToThreshold":
      return (value) => value <= threshold;
    default:
      return () => false; // of a band, or new to us: the figures cannot be judged by one number
  }
}

function limitWords(comparison: string, threshold: number, queries: readonly AlarmQuery[]): string {
  const figure = alarmFigure(threshold, alarmUnit(queries));
  return comparison.startsWith("Less") ? `it should not fall ${comparison === "LessThanThreshold" ? "under" : "to"} ${figure}` : `the limit is ${figure}`;
}

function noFigures(alarm: AlarmDefinition, reason: string): string {
  if (/^unchecked/i.test(reason)) return "It is new: CloudWatch has not looked at it yet.";
  if (alarm.queries.length === 0) return sentence(reason) || "CloudWatch has too little to tell.";
  return `No figures of ${metricWords(alarm.queries)} came${alarm.evaluationPeriods === null ? "" : ` for ${periods(alarm.evaluationPeriods, alarm.periodSeconds)}`}: nobody can tell whether all is well.`;
}

/** "3 minutes", "3 periods of 5 minutes". */
function periods(count: number, periodSeconds: number | null): string {
  if (periodSeconds === 60) return `${count} ${count === 1 ? "minute" : "minutes"}`;
  if (periodSeconds === null) return `${count} ${count === 1 ? "figure" : "figures"}`;
  const length = periodSeconds % 3_600 === 0 ? amount(periodSeconds / 3_600, "hour") : periodSeconds % 60 === 0 ? amount(periodSeconds / 60, "minute") : amount(periodSeconds, "second");
  return `${count} ${count === 1 ? "period" : "periods"} of ${length}`;
}

const amount = (count: number, unit: string): string => `${count} ${unit}${count === 1 ? "" : "s"}`;const sentence = (text: string): string => (text === "" || /[.!?]$/.test(text) ? text : `${text}.`);
