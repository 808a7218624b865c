import { expect, test } from "vitest";

import type { AlarmQuery } from "@/lib/metrics/alarm-query";

import { alarmReasonWords, conditionWords, type AlarmDefinition } from "./alarm-reason-words";

const metric = (metricName: string, stat = "Average", namespace = "AWS/ECS"): AlarmQuery => ({ kind: "metric", id: "m1", returnData: true, label: null, accountId: null, namespace, metricName, dimensions: [], stat, periodSeconds: 60, unit: null });
const rate: AlarmQuery[] = [
  { ...metric("HTTPCode_Target_5XX_Count", "Sum", "AWS/ApplicationELB"), returnData: false },
  { kind: "expression", id: "e1", returnData: true, label: "5XX rate", accountId: null, expression: "100*m1/m2", periodSeconds: null },
];
const definition = (change: Partial<AlarmDefinition> = {}): AlarmDefinition => ({
  queries: rate,
  rule: null,
  threshold: 5,
  comparison: "GreaterThanThreshold",
  periodSeconds: 60,
  evaluationPeriods: 3,
  datapointsToAlarm: 3,
  ...change,
});

test.each<[string, AlarmDefinition, { state: string; reason: string; reasonData?: unknown }, string]>([
  [
    "CloudWatch's sentence",
    definition(),
    { state: "ALARM", reason: "Threshold Crossed: 3 out of the last 3 datapoints [6.2 (26/11/26 12:00:00), 6.5 (26/11/26 11:59:00), 7.0 (26/11/26 11:58:00)] were greater than the threshold (5.0) (minimum 3 datapoints for OK -> ALARM transition)." },
    "5XX rate stood at 6.2 % in 3 of 3 minutes; the limit is 5 %.",
  ],
  [
    "CloudWatch's figures, which come first",
    definition({ queries: [metric("TargetResponseTime", "p95", "AWS/ApplicationELB")], threshold: 2, periodSeconds: 300, evaluationPeriods: 1 }),
    { state: "ALARM", reason: "Threshold Crossed: 1 out of the last 1 datapoints [2.31 (x)] was greater.", reasonData: { version: "1.0", recentDatapoints: [2.314], threshold: 2 } },
    "P95 of response time stood at 2.31 s in 1 of 1 period of 5 minutes; the limit is 2 s.",
  ],
  [
    "a value that should not fall",
    definition({ queries: [metric("HealthyHostCount", "Minimum", "AWS/ApplicationELB")], threshold: 1, comparison: "LessThanThreshold" }),
    { state: "ALARM", reason: "Threshold Crossed: 3 out of the last 3 datapoints [0, 0, 0] were less than the threshold (1)." },
    "Lowest healthy targets stood at 0 in 3 of 3 minutes; it should not fall under 1.",
  ],
  ["back to OK", definition(), { state: "OK", reason: "Threshold Crossed: 1 datapoint [0.4 (x)] was not greater than the threshold (5.0)." }, "5XX rate stood at 0.4 %; the limit is 5 %."],
  [
    "figures that are missing and count as over the limit",
    definition(),
    { state: "ALARM", reason: "Threshold Crossed: no datapoints were received for 10 periods and 10 missing datapoints were treated as [Breaching]." },
    "No figures of 5XX rate came; the alarm counts missing figures as over the limit.",
  ],
  [
    "figures that are missing and count as within the limit",
    definition(),
    { state: "OK", reason: "Threshold Crossed: no datapoints were received for 1 period and 1 missing datapoint was treated as [NonBreaching]." },
    "No figures of 5XX rate came; the alarm counts missing figures as within the limit.",
  ],
  ["set by hand", definition(), { state: "ALARM", reason: "rehearsal" }, "rehearsal."],
  ["no figures", definition(), { state: "INSUFFICIENT_DATA", reason: "Insufficient Data: 3 datapoints were unknown." }, "No figures of 5XX rate came for 3 minutes: nobody can tell whether all is well."],
  ["made a moment ago", definition(), { state: "INSUFFICIENT_DATA", reason: "Unchecked: Initial alarm creation" }, "It is new: CloudWatch has not looked at it yet."],
  ["composite", definition({ queries: [], rule: "ALARM(a)", threshold: null, comparison: null, periodSeconds: null }), { state: "ALARM", reason: "arn:…:alarm:a transitioned to ALARM" }, "arn:…:alarm:a transitioned to ALARM."],
  ["no reason at all", definition(), { state: "ALARM", reason: "" }, "AWS gives no reason."],
])("says why in words: %s", (_case, alarm, told, words) => {
  expect(alarmReasonWords(alarm, { reasonData: null, ...told })).toBe(words);
});

test("a condition says how much, how often, in what time", () => {
  expect(conditionWords(definition({ queries: [metric("CPUUtilization")], threshold: 80, periodSeconds: 300, evaluationPeriods: 3, datapointsToAlarm: 2 }))).toBe("CPU over 80 % in 2 of 3 periods of 5 minutes");
  expect(conditionWords(definition({ threshold: null, comparison: "LessThanLowerOrGreaterThanUpperThreshold" }))).toBe("5XX rate outside its usual band in 3 of 3 minutes");
  expect(conditionWords(definition({ comparison: null, evaluationPeriods: null }))).toBeNull();
});
