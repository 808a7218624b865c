import { existsSync, readFileSync } from "node:fs";

/**
 * What a runner's report says. A test that was skipped proved nothing and counts as failed. Null where the runner left
 * no report: it broke off.
 * @typedef {{ passed: number, failed: number } | null} Count
 */

/** @param {string} file @returns {Count} */
export function countVitest(file) {
  if (!existsSync(file)) return null;
  const { numTotalTests, numPassedTests, numFailedTestSuites, success } = JSON.parse(readFileSync(file, "utf8"));
  const failed = numTotalTests - numPassedTests;
  // A file that could not even be loaded has failed without a failed test in it.
  return { passed: numPassedTests, failed: success || failed > 0 ? failed : Math.max(1, numFailedTestSuites) };
}

/** @param {string} file JUnit's XML @returns {Count} */
export function countPytest(file) {
  if (!existsSync(file)) return null;
  const attributes = readFileSync(file, "utf8").match(/<testsuite [^>]*>/)?.[0] ?? "";
  const number = (name) => Number(attributes.match(new RegExp(` ${name}="(\\d+)"`))?.[1] ?? 0);
  const failed = number("errors") + number("failures") + number("skipped");
  return { passed: number("tests") - failed, failed };
}

/** @param {string} file @returns {Count} */
export function countJourneys(file) {
  if (!existsSync(file)) return null;
  const { stats, errors } = JSON.parse(readFileSync(file, "utf8"));
  const failed = stats.unexpected + stats.flaky + stats.skipped;
  return { passed: stats.expected, failed: failed === 0 ? errors.length : failed };
}
