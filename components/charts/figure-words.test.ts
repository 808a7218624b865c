import { expect, test } from "vitest";

import { comparedFigure, figure, fullFigure, signedFigure, tableFigure } from "./figure-words";

test.each([
  [0, "0"],
  [0.12345, "0.1235"],
  [0.0000012, "1.20e-6"],
  [1234, "1,234"],
  [12_345, "12.35k"],
  [3_100_000, "3.1M"],
  [7.5e9, "7.5G"],
  [2e12, "2T"],
  [3e20, "3.00e+20"],
  [-42.5, "-42.5"],
  [Number.NaN, "no data"],
  [null, "no data"],
])("%s is read as %s", (value, words) => {
  expect(figure(value)).toBe(words);
});

test.each([
  [42.125, "%", "42.13 %"],
  [0.0123, "s", "12.3 ms"],
  [0.00002, "s", "20 µs"],
  [0, "s", "0 s"],
  [1.5, "s", "1.5 s"],
  [3_100_000_000, "B", "3.1 GB"],
  [512, "B", "512 B"],
  [12_345, "B/s", "12.35 kB/s"],
  [null, "%", "no data"],
])("%s in %s is read as %s", (value, unit, words) => {
  expect(figure(value, unit)).toBe(words);
});

test("the full figure keeps every digit, and a difference its sign", () => {
  expect(fullFigure(1234567.891)).toBe("1,234,567.891");
  expect([signedFigure(1.2), signedFigure(-3), signedFigure(0)]).toEqual(["+1.2", "−3", "+0"]);
});

test("a table's figures have the digits that they are compared by", () => {
  expect([1234.5678, 58.442107, 0.123456789, null].map(tableFigure)).toEqual(["1,234.57", "58.4421", "0.12345679", "no data"]);
});

test("a figure beside its target has four digits, and the target's own unit", () => {
  expect([0.30970575, 11.5172, 42.0366, 12_345.6, 15].map(comparedFigure)).toEqual(["0.3097", "11.52", "42.04", "12,346", "15"]);
});
