import { expect, test } from "vitest";

import { toCsv } from "./to-csv";

test.each([
  ["=1+2", "'=1+2"],
  ["+49", "'+49"],
  ["@SUM(A1)", "'@SUM(A1)"],
  ["-cmd|' /C calc'!A0", "'-cmd|' /C calc'!A0"],
  ["\tx", "'\tx"],
  ["=1,2", '"\'=1,2"'],
])("%j is a text in a spreadsheet and no formula", (given, expected) => {
  expect(toCsv([[given]])).toBe(`${expected}\r\n`);
});

test("numbers stay numbers, what is not known stays empty, and quotes are doubled", () => {
  expect(toCsv([["harvest-prod", -12.5, null, 'the "old" one']])).toBe('harvest-prod,-12.5,,"the ""old"" one"\r\n');
});
