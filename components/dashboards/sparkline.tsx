const WIDTH = 120;
const HEIGHT = 28;

/** The way of a value without axes; the value itself stands beside it in words. */
export function Sparkline({ values, color }: { values: readonly (number | null)[]; color: string }) {
  const known = values.filter((value): value is number => value !== null && Number.isFinite(value));
  if (known.length < 2) return null;
  const low = Math.min(...known);
  const span = Math.max(...known) - low || 1;
  const points = values.map((value, index) => (value === null || !Number.isFinite(value) ? null : `${((index / (values.length - 1)) * WIDTH).toFixed(1)},${(HEIGHT - 2 - ((value - low) / span) * (HEIGHT - 4)).toFixed(1)}`));
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" width="100%" height={HEIGHT} aria-hidden="true" focusable="false">
      <path d={pathOf(points)} fill="none" stroke={color} strokeWidth="1.5" vectorEffect="non-scaling-stroke" />
    </svg>
  );
}

/** A gap lifts the pen. */
function pathOf(points: readonly (string | null)[]): string {
  let isDrawing = false;
  return points
    .map((point) => {
      const command = point === null ? "" : `${isDrawing ? "L" : "M"}${point}`;
      isDrawing = point !== null;
      return command;
    })
    .join("");
}
