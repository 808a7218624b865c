import { expect, test } from "vitest";

import { pastWords, wantedPastWords } from "./past-words";

test("what will be filled in is said before it is done", () => {
  expect(wantedPastWords({ stack: "pilothouse-a", months: 1 })).toBe("pilothouse-a will count as having run for 1 month, each day like today.");
  expect(wantedPastWords({ stack: "pilothouse-a", months: 2, step: { daysAgo: 10, factor: 0.6 } })).toBe(
    "pilothouse-a will count as having run for 2 months; until 10 days ago it used 60 % of what it uses now, so the bill shows a step up there.",
  );
});

test("what is filled in says since when, and where the step is", () => {
  expect(pastWords({ stack: "a", since: "2026-09-26", stepOn: null, stepFactor: 1 })).toBe("as if it had run since 26 Sept 2026");
  expect(pastWords({ stack: "a", since: "2026-09-26", stepOn: "2026-10-27", stepFactor: 1.5 })).toBe("as if it had run since 26 Sept 2026; before 27 Oct it used 150 % of what it uses now");
});
