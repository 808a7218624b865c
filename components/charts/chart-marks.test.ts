import { expect, test } from "vitest";

import type { HorizontalMark } from "@/lib/dashboards/dashboard-view";

import { horizontalWords, markColor, releasesWords, releaseWords, verticalWords } from "./chart-marks";

const line: HorizontalMark = { value: 500, to: null, label: null, toLabel: null, color: null, fill: "none", side: "left", source: "annotation" };

test.each<[Partial<HorizontalMark>, string]>([
  [{}, "Line (500)"],
  [{ label: "Limit" }, "Limit (500)"],
  [{ source: "target", label: "p95 under 500 ms" }, "Target: p95 under 500 ms (500)"],
  [{ source: "alarm" }, "Alarm threshold (500)"],
  [{ to: 100, label: "low", toLabel: "high" }, "low to high (100 to 500)"],
])("a line with %j is called %s", (given, words) => {
  expect(horizontalWords({ ...line, ...given }, String)).toBe(words);
});

test("a moment, a stretch and a release are called by what they are", () => {
  const moment = { at: "1970-01-01T00:01:00Z", to: null, label: null, color: null, fill: "none" as const };
  expect(verticalWords(moment, String)).toBe("Moment (60)");
  expect(verticalWords({ ...moment, label: "Outage", to: "1970-01-01T00:02:00Z" }, String)).toBe("Outage (60 to 120)");
  expect(releaseWords({ atSeconds: 60, number: 7, note: "more memory" }, String)).toBe("Release 7: more memory (60)");
  expect(releaseWords({ atSeconds: 60, number: 7, note: "" }, String)).toBe("Release 7 (60)");
});

const mark = (number: number, note = "") => ({ atSeconds: number * 60, number, note });

test("releases take the room of one in a key, the newest last", () => {
  expect(releasesWords([mark(7, "more memory")], String)).toBe("Release 7: more memory (420)");
  expect(releasesWords([mark(7), mark(6), mark(7)], String)).toBe("Releases 6, 7");
  expect(releasesWords([1, 2, 3, 4, 5, 6, 7].map((number) => mark(number)), String)).toBe("Releases 3, 4, 5, 6, 7 and 2 before");
});

test("a colour that is none is not drawn with", () => {
  const colors = { annotation: "#111111", alarm: "#222222", target: "#333333", release: "#444444" };
  expect(markColor({ ...line, color: "javascript:alert(1)", source: "alarm" }, colors)).toBe("#222222");
  expect(markColor({ ...line, color: "#abcdef" }, colors)).toBe("#abcdef");
});
