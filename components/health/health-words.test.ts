import { expect, test } from "vitest";

import { durationWords, percentWords, promiseMark, stretchState, uptimeWords } from "./health-words";

test.each([
  [100, "100 %"],
  [99.9996, "99.999 %"],
  [99.9, "99.9 %"],
  [0, "0 %"],
])("%d percent reads “%s”: never rounded up", (percent, words) => {
  expect(percentWords(percent)).toBe(words);
});

test.each([
  [0, "0 s"],
  [59, "59 s"],
  [90, "1 min 30 s"],
  [3_600, "1 h"],
  [90_000, "1 d 1 h"],
])("%d seconds read “%s”", (seconds, words) => {
  expect(durationWords(seconds)).toBe(words);
});

const known = { kind: "known", percent: 99.5, upSeconds: 86_000, downSeconds: 120, unknownSeconds: 280, windowSeconds: 86_400 } as const;

test("what is not known is said beside the uptime, never counted into it", () => {
  expect(uptimeWords(known)).toBe("99.5 % (2 min down; 4 min 40 s not known)");
  expect(uptimeWords({ kind: "unknown", windowSeconds: 86_400 })).toBe("not known");
  expect(promiseMark(known, 99.9).word).toBe("missed");
});

test.each([
  ["all of it up", 3_600, 0, "up"],
  ["a second down", 3_599, 1, "down"],
  ["half a minute known", 30, 0, "partly"],
  ["nothing known", 0, 0, "unknown"],
])("an hour with %s", (_name, upSeconds, downSeconds, state) => {
  expect(stretchState({ from: "2026-11-26T12:00:00.000Z", seconds: 3_600, upSeconds, downSeconds })).toBe(state);
});
