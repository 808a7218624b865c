import { expect, test } from "vitest";

import { expandMetricRows } from "./expand-metric-rows";
import type { JsonValue } from "./json-value";
import { toQueries } from "./widget-queries";

const defaults = { region: "us-east-1", accountId: null, stat: "Average", periodSeconds: 300 };
const ask = (metrics: JsonValue, period: (seconds: number) => number = (seconds) => seconds) => toQueries(expandMetricRows(metrics).rows, defaults, period);
const shape = (metrics: JsonValue) => ask(metrics).requests.map(({ region, queries }) => [region, ...queries.map(({ id, returnData }) => `${id}${returnData ? "" : " hidden"}`)]);

test.each<[string, JsonValue, string[][]]>([
  ["rows without an id get one", [["NS", "A"], ["NS", "B"]], [["us-east-1", "pilothouse1", "pilothouse2"]]],
  ["ids of the body are kept", [["NS", "A", { id: "m1" }], [{ expression: "m1*2", id: "e1" }]], [["us-east-1", "m1", "e1"]]],
  ["a hidden row goes along where an expression names it", [["NS", "A", { id: "m1", visible: false }], [{ expression: "m1*2", id: "e1" }]], [["us-east-1", "m1 hidden", "e1"]]],
  ["and through another expression", [["NS", "A", { id: "m1", visible: false }], [{ expression: "m1*2", id: "e1", visible: false }], [{ expression: "e1+1", id: "e2" }]], [["us-east-1", "m1 hidden", "e1 hidden", "e2"]]],
  ["one that nobody names costs nothing", [["NS", "A", { id: "m1", visible: false }], ["NS", "B", { id: "m2" }]], [["us-east-1", "m2"]]],
  ["a name in quotes is no name", [["NS", "A", { id: "m1", visible: false }], [{ expression: "SEARCH('m1', 'Sum')", id: "e1" }]], [["us-east-1", "e1"]]],
  ["METRICS() means all rows", [["NS", "A", { id: "m1", visible: false }], ["NS", "B", { id: "m2", visible: false }], [{ expression: "SUM(METRICS())", id: "e1" }]], [["us-east-1", "m1 hidden", "m2 hidden", "e1"]]],
  ["each region is a request", [["NS", "A", { id: "a" }], ["NS", "A", { id: "b", region: "eu-west-1" }]], [["us-east-1", "a"], ["eu-west-1", "b"]]],
  ["an expression goes where its rows are", [["NS", "A", { id: "a", region: "eu-west-1", visible: false }], [{ expression: "a*2", id: "e" }]], [["eu-west-1", "a hidden", "e"]]],
  ["a circle of expressions comes to an end", [[{ expression: "e2+1", id: "e1" }], [{ expression: "e1+1", id: "e2", visible: false }]], [["us-east-1", "e1", "e2 hidden"]]],
  ["rows that are all hidden ask nothing", [["NS", "A", { id: "m1", visible: false }]], []],
])("%s", (_words, metrics, requests) => expect(shape(metrics)).toEqual(requests));

test("two rows with one id, an id that AWS refuses and metrics of two regions in one expression are said", () => {
  const { remarks } = ask([["NS", "A", { id: "a" }], ["NS", "B", { id: "a" }], ["NS", "C", { id: "B" }], ["NS", "D", { id: "d", region: "eu-west-1" }], [{ expression: "a+d" }]]);
  expect(remarks).toEqual(["Two rows have the id “a”; the first keeps it.", "The id “B” is none that AWS takes: a small letter, then letters, digits and “_”.", "“a+d” puts metrics of 2 regions together, which AWS cannot do in one request."]);
});

test("a row's own statistic, period, label and account go before the widget's", () => {
  const [request] = ask([["NS", "A", "D", "1", { stat: "p95", period: 60, label: "x ${MAX}", accountId: "123456789012" }], ["NS", "B"]]).requests;
  expect(request?.queries).toEqual([
    { kind: "metric", id: "pilothouse1", returnData: true, label: "x ${MAX}", accountId: "123456789012", namespace: "NS", metricName: "A", dimensions: [{ name: "D", value: "1" }], stat: "p95", periodSeconds: 60 },
    { kind: "metric", id: "pilothouse2", returnData: true, namespace: "NS", metricName: "B", dimensions: [], stat: "Average", periodSeconds: 300 },
  ]);
});

test("what the range does to periods, it does to those inside SEARCH", () => {
  const [request] = ask([[{ expression: "SUM(SEARCH('{NS} a', 'Sum', 60))/60" }]], () => 3_600).requests;
  expect(request?.queries[0]).toMatchObject({ expression: "SUM(SEARCH('{NS} a', 'Sum', 3600))/60", periodSeconds: 3_600 });
});
