import { expect, test } from "vitest";

import { keptAnswerSchema } from "./kept-answer";

test("values that are no numbers come through, whether the answer was kept as JSON or not", () => {
  const answer = { series: [{ queryId: "m", label: "m", timesSeconds: [0, 60, 120], values: [1, Number.NaN, Number.POSITIVE_INFINITY], status: "complete", messages: [] }], messages: [], metricsRequested: 1, asOf: "2026-11-26T12:00:00Z" };
  for (const value of [answer, JSON.parse(JSON.stringify(answer))]) expect(keptAnswerSchema.parse(value).series[0]?.values).toEqual([1, Number.NaN, Number.NaN]);
});
