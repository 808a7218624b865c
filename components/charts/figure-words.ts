const SUFFIXES = [
  { from: 1e12, divisor: 1e12, suffix: "T" },
  { from: 1e9, divisor: 1e9, suffix: "G" },
  { from: 1e6, divisor: 1e6, suffix: "M" },
  { from: 1e4, divisor: 1e3, suffix: "k" }, // 1,234 is as short as 1.23k and says more
];
const TOO_LARGE = 1e16;
const TOO_SMALL = 1e-5;

/** Shorter names for small parts of a second: 0.0123 s is read as 12.3 ms. */
const SECONDS = [
  { below: 0.001, times: 1e6, unit: "µs" },
  { below: 1, times: 1e3, unit: "ms" },
];

/**
 * A value as a person reads it off a chart, four digits of it, with its unit: "0.1234", "1,234", "12.35k", "42 %", "120 ms", "3.1 GB".
 * Without `unit` it is a plain number.
 */
export function figure(value: number | null | undefined, unit: string | null = null): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return "no data";
  const part = unit === "s" && value !== 0 ? SECONDS.find(({ below }) => Math.abs(value) < below) : undefined;
  if (part) return `${plainFigure(value * part.times)} ${part.unit}`;
  const plain = plainFigure(value);
  if (unit === null) return plain;
  const scaled = /^(.*\d)([kMGT])$/.exec(plain);
  return scaled ? `${scaled[1]} ${scaled[2]}${unit}` : `${plain} ${unit}`;
}

function plainFigure(value: number): string {
  const size = Math.abs(value);
  if (size !== 0 && (size >= TOO_LARGE || size < TOO_SMALL)) return value.toExponential(2);
  const scale = SUFFIXES.find(({ from }) => size >= from);
  const digits = (value / (scale?.divisor ?? 1)).toLocaleString("en-US", { maximumSignificantDigits: 4 });
  return `${digits}${scale?.suffix ?? ""}`;
}

/** Every digit of it, for `singleValueFullPrecision`. */
export const fullFigure = (value: number | null | undefined): string =>
  value === null || value === undefined || !Number.isFinite(value) ? "no data" : value.toLocaleString("en-US", { maximumFractionDigits: 12 });

/** As many digits as a table can be compared by: "0.12345678", "58.4421", "1,234.57". */
export function tableFigure(value: number | null | undefined): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return "no data";
  const size = Math.abs(value);
  return value.toLocaleString("en-US", { maximumFractionDigits: size >= 100 ? 2 : size >= 1 ? 4 : 8 });
}

const FROM_WHOLE = 1_000;

/** Four digits of it, in the unit that it has: for figures beside a target in that unit. "0.3097", "11.52", "12,346". */
export const comparedFigure = (value: number): string => value.toLocaleString("en-US", Math.abs(value) >= FROM_WHOLE ? { maximumFractionDigits: 0 } : { maximumSignificantDigits: 4 });

/** A difference with its sign: "+1.2", "−3 ms". */
export const signedFigure = (value: number, unit: string | null = null): string => (value < 0 ? `−${figure(-value, unit)}` : `+${figure(value, unit)}`);
