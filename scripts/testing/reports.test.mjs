import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";

import { afterAll, expect, test } from "vitest";

import { countJourneys, countPytest, countVitest } from "./reports.mjs";

const folder = mkdtempSync(path.join(os.tmpdir(), "reports-"));
afterAll(() => rmSync(folder, { recursive: true }));

function reportOf(content) {
  const file = path.join(folder, "report");
  writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
  return file;
}

test("a runner that left no report has no count, rather than none failed", () => {
  expect(countVitest(path.join(folder, "none"))).toBeNull();
});

// Green with tests that never ran would be a false promise.
test("a skipped test counts as failed", () => {
  expect(countVitest(reportOf({ numTotalTests: 5, numPassedTests: 4, numFailedTestSuites: 0, success: true }))).toEqual({ passed: 4, failed: 1 });
  expect(countPytest(reportOf('<testsuites><testsuite name="pytest" errors="0" failures="1" skipped="1" tests="9" time="1">'))).toEqual({ passed: 7, failed: 2 });
  expect(countJourneys(reportOf({ stats: { expected: 3, unexpected: 1, flaky: 0, skipped: 2 }, errors: [] }))).toEqual({ passed: 3, failed: 3 });
});

test("a test file that could not be loaded counts as a failure", () => {
  expect(countVitest(reportOf({ numTotalTests: 5, numPassedTests: 5, numFailedTestSuites: 1, success: false }))).toEqual({ passed: 5, failed: 1 });
});

test("journeys whose set-up failed count as a failure", () => {
  expect(countJourneys(reportOf({ stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 0 }, errors: [{ message: "no browser" }] }))).toEqual({ passed: 0, failed: 1 });
});
