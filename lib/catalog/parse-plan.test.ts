import { readFileSync } from "node:fs";

import { expect, test } from "vitest";

import { checkPlan } from "./check-plan";
import { parsePlan } from "./parse-plan";
import { parseTemplate } from "./template";

const PLAN = readFileSync("cfn-templates/harvest/plan.yaml", "utf8");
const TEMPLATE = parseTemplate(readFileSync("cfn-templates/harvest/minimal.yaml", "utf8"));

/** Changes one passage and says what is then wrong, and whether it is said at the changed line. */
function mistake(from: string, to: string): { message: string; expected: string | null; lineText: string }[] {
  const text = PLAN.replace(from, to);
  if (text === PLAN) throw new Error(`The plan has no ${from}`);
  const lines = text.split("\n");
  const result = parsePlan(text);
  const found =
    result.kind === "invalid"
      ? result.problems
      : checkPlan(result.plan, new Map(TEMPLATE.kind === "parsed" ? [["minimal", TEMPLATE.template]] : []), result.locate);
  return found.map(({ message, expected, line }) => ({ message, expected, lineText: lines[line - 1] ?? "" }));
}

test.each<[what: string, from: string, to: string, message: string, expected: string | null, at: string]>([
  ["a misspelt key", "    summary: The API and Ollama", "    sumary: The API and Ollama", 'unknown key "sumary"', "{ key, title, summary", "sumary"],
  ["a word where a figure belongs", "estimate: { lowUsd: 30, highUsd: 30 }", "estimate: { lowUsd: thirty, highUsd: 30 }", "options[0].estimateLines[0].estimate.lowUsd", "a number", "thirty"],
  ["a range the wrong way round", "estimate: { lowUsd: 30, highUsd: 30 }", "estimate: { lowUsd: 30, highUsd: 20 }", "highUsd must not be below lowUsd", "a number", "highUsd: 20"],
  ["a word that is not one of the few", "period: daily,", "period: hourly,", "period", "one of daily, weekly, monthly", "period: hourly"],
  ["a kind that does not exist", "check: { kind: dashboards }", "check: { kind: charts }", "verification[6].check.kind", "one of http, resources, alarms, dashboards, by-hand", "charts"],
  ["something missing", "    health: { output: HealthUrl, intervalSeconds: 60,", "    health: { output: HealthUrl,", 'options[0].health lacks "intervalSeconds"', "a whole number", "health:"],
  ["a cell for a column that the table lacks", "{ pros: 'Simple, everything under control',", "{ pro: 'Simple, everything under control',", "names a column that the table lacks", null, "pro:"],
  ["a selector that says nothing", "resources: [{ logicalId: LoadBalancer, charge: hours }]", "resources: [{ charge: hours }]", "needs logicalId or type", "{ logicalId?, type?", "charge: hours"],
  ["a date that is none", "readOn: 2026-11-21", "readOn: yesterday", "source.readOn", "a date such as 2026-11-21", "yesterday"],
  ["a resource that the template lacks", "resources: [{ logicalId: Instance, charge: hours }]\n      - key: elasticache", "resources: [{ logicalId: Server, charge: hours }]\n      - key: elasticache", "No resource of the template has logicalId Server", null, "Server"],
  ["an alarm that is none", "logicalIds: [CacheCpuAlarm]", "logicalIds: [Cache]", 'has no alarm "Cache"', "ApiErrorsAlarm", "[Cache]"],
  ["a value that the template refuses", "parameters: { TaskTtlSeconds: '604800' }", "parameters: { TaskTtlSeconds: '5' }", "TaskTtlSeconds: Must be 60", null, "'5'"],
  ["a parameter that the template lacks", "{ parameter: AmiId, advanced: true }", "{ parameter: Ami, advanced: true }", 'has no parameter "Ami"', "AmiId", "Ami,"],
  ["an option that the plan lacks", "options: [minimal]", "options: [maximal]", 'no option "maximal"', "one of minimal", "maximal"],
  ["a usage that nothing is priced by", "{ key: data-out,", "{ key: data-outward,", 'Nothing is priced by the usage "data-outward"', "data-out, logs", "data-outward"],
  ["a usage in a unit of its own", "unit: requests a month", "unit: thousand requests a month", "is counted in requests a month", "requests a month", "thousand"],
  ["a key used twice", "  - key: error-rate\n    title: Error rate", "  - key: response-time\n    title: Error rate", '"response-time" stands twice', null, "key: response-time"],
])("%s is reported at its line", (_what, from, to, message, expected, at) => {
  const found = mistake(from, to);
  const first = found.find((one) => one.message.includes(message));
  expect(first, JSON.stringify(found)).toBeDefined();
  if (expected !== null) expect(first?.expected).toContain(expected);
  expect(first?.lineText).toContain(at);
});

test("all mistakes are reported together", () => {
  expect(mistake("title: Harvest\nsummary:", "titel: Harvest\nsumary:")).toHaveLength(4);
});

test("a file that is no plan at all is said to be none", () => {
  for (const text of ["", "- a\n- b\n", "plain words", "key: [", "a: *nowhere\n"]) expect(parsePlan(text)).toMatchObject({ kind: "invalid", problems: [{ line: expect.any(Number) }] });
});
