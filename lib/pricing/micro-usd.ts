import { Big } from "big.js";

/** Whole micro-dollars, 1 USD being 1,000,000: sums of them are exact. Unit prices stay decimal text until they are multiplied. */
export type UsdMicros = number;

const MICROS_PER_USD = 1_000_000;

/** Rounds an exact amount of dollars to whole micro-dollars, a half upwards. */
export const toUsdMicros = (usd: Big): UsdMicros => usd.times(MICROS_PER_USD).round(0, Big.roundHalfUp).toNumber();

/** For the wire and for pages: dollars with at most six decimals. */
export const toUsd = (micros: UsdMicros): number => micros / MICROS_PER_USD;

/** Dollars as the plans write them, to whole micro-dollars. */
export const fromUsd = (usd: number): UsdMicros => toUsdMicros(new Big(usd));

const figure = new Intl.NumberFormat("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 6 });

/** "99.28 USD"; never rounded further than the amount itself. */
export const usdWords = (micros: UsdMicros): string => `${figure.format(toUsd(micros))} USD`;
