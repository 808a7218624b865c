import { expect, test } from "vitest";

import { USUAL_DUE_RULES } from "./due-rules";
import { instancesDueIn, reportSpanSchema, spanDays } from "./report-span";

test("a week's report has its days and the week", () => {
  expect(spanDays("2026-W48")).toEqual({ firstDay: "2026-11-23", lastDay: "2026-11-29" });
  const due = instancesDueIn("2026-W48", USUAL_DUE_RULES);
  expect(due.filter(({ period }) => period === "daily")).toHaveLength(7);
  expect(due.filter(({ period }) => period !== "daily")).toEqual([{ period: "weekly", instance: "2026-W48" }]);
});

test("the month is in the report of the week in which it was due", () => {
  expect(instancesDueIn("2026-W49", USUAL_DUE_RULES).at(-1)).toEqual({ period: "monthly", instance: "2026-11" });
});

test("a month's report has the weeks that were due in it, and no others", () => {
  const due = instancesDueIn("2026-11", USUAL_DUE_RULES);
  expect(due.filter(({ period }) => period === "daily")).toHaveLength(30);
  // The first of November is a Sunday: its week was due in October. The week of the 30th is due in December.
  expect(due.filter(({ period }) => period === "weekly").map(({ instance }) => instance)).toEqual(["2026-W45", "2026-W46", "2026-W47", "2026-W48"]);
  expect(due.at(-1)).toEqual({ period: "monthly", instance: "2026-11" });
});

test.each([
  ["2026-W48", true],
  ["2026-11", true],
  ["2026-11-26", false],
  ["2026-W54", false],
  ["9999-12", false],
  ["9999-W52", false],
  ["", false],
])("%j is something that a report is of: %s", (span, expected) => {
  expect(reportSpanSchema.safeParse(span).success).toBe(expected);
});
