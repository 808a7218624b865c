type AxisRangeInput = {
  /** Values drawn on this side; what is not a finite number is left out. */
  values: Iterable<number | null | undefined>;
  /** The body's own limits; null: by what is drawn. */
  min: number | null;
  max: number | null;
  /** Values of the lines across the chart: all of them must be seen. */
  marks: readonly number[];
  /** Stacked areas mean nothing without their ground. */
  fromZero: boolean;
};

const AIR = 0.06; // of the height, above and below: a line on the frame is not seen
const NEAR_ZERO = 0.6; // data that reach down to six tenths of their height are shown with zero

/**
 * From where to where an axis goes. The body's limits hold for data, as in CloudWatch, but give way to marks. Without limits, data that
 * come near zero are drawn from it, so that a small change of a high value is still seen and a ratio is not exaggerated.
 */
export function axisRange({ values, min, max, marks, fromZero }: AxisRangeInput): [min: number, max: number] {
  const shown = marks.filter(Number.isFinite);
  let low = Math.min(...shown);
  let high = Math.max(...shown);
  for (const value of values) {
    if (value === null || value === undefined || !Number.isFinite(value)) continue;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  if (low > high) [low, high] = [0, 1]; // nothing to show
  if (fromZero || (low >= 0 && low <= high * NEAR_ZERO)) low = Math.min(0, low);
  if (fromZero) high = Math.max(0, high);
  const air = low === high ? Math.abs(high) * AIR || 1 : (high - low) * AIR;
  const from = min === null ? (low === 0 ? 0 : low - air) : Math.min(min, ...shown);
  const to = max === null ? (high === 0 && low < 0 ? 0 : high + air) : Math.max(max, ...shown);
  return from < to ? [from, to] : [from, from + Math.max(1, Math.abs(from) * AIR)];
}
