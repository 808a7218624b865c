import { Big } from "big.js";
import { expect, test } from "vitest";

import { fromUsd, toUsd, toUsdMicros, usdWords } from "./micro-usd";

test("an amount is rounded once, to whole micro-dollars, a half upwards", () => {
  expect(toUsdMicros(new Big("0.0000004"))).toBe(0);
  expect(toUsdMicros(new Big("0.0000005"))).toBe(1);
  expect(toUsdMicros(new Big("30.368"))).toBe(30_368_000);
});

test("tenths that binary numbers cannot hold add up exactly", () => {
  expect(toUsd(fromUsd(0.1) + fromUsd(0.2))).toBe(0.3);
});

test("an amount is written with two decimals at least and all that it has", () => {
  expect(usdWords(99_280_000)).toBe("99.28 USD");
  expect(usdWords(12)).toBe("0.000012 USD");
  expect(usdWords(1_234_500_000)).toBe("1,234.50 USD");
});
