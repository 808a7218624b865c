import { expect, test } from "vitest";

import { compareVersions, newerVersions } from "./version-order";

test.each([
  ["14.9", "14.10", -1],
  ["15.1", "14.12", 1],
  ["7", "7.1", -1],
  ["7.1", "7.1", 0],
  ["7.0.7", "7.1", -1],
  ["11.22-rds.20241121", "11.22-rds.20240509", 1],
])("%s against %s: %i", (a, b, expected) => {
  expect(Math.sign(compareVersions(a, b))).toBe(expected);
});

test.each([
  ["15.4", ["15.4", "15.7", "16.3", "15.10"], { ofMajor: "15.10", ofAll: "16.3" }],
  ["16.3", ["15.4", "16.3"], { ofMajor: null, ofAll: null }],
  ["15.10", ["16.1"], { ofMajor: null, ofAll: "16.1" }],
  ["7.1", [], { ofMajor: null, ofAll: null }],
])("newer than %s of %j", (current, offered, expected) => {
  expect(newerVersions(current, offered)).toEqual(expected);
});
