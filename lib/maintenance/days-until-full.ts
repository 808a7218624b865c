const DAY_MS = 86_400_000;
const FEWEST_POINTS = 3;
const LONGEST_TOLD_DAYS = 3_650; // ten years: a line through two weeks says nothing of what comes later

/** When something that grows will be full. */
export type FillForecast =
  | { kind: "too-little-known"; points: number }
  | { kind: "full" }
  | { kind: "not-growing"; perDay: number }
  | { kind: "filling"; perDay: number; days: number }
  | { kind: "far-away"; perDay: number };

/**
 * Draws a straight line through what was measured (least squares) and answers the days from the last measurement until it meets
 * `capacity`, in the unit of the values. Values that are no numbers are left out; fewer than three, or all of one moment, say nothing.
 */
export function daysUntilFull(measured: readonly { at: Date; value: number }[], capacity: number): FillForecast {
  const points = measured.filter(({ at, value }) => Number.isFinite(value) && Number.isFinite(at.getTime())).toSorted((a, b) => a.at.getTime() - b.at.getTime());
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last || points.length < FEWEST_POINTS || first.at.getTime() === last.at.getTime()) return { kind: "too-little-known", points: points.length };
  if (last.value >= capacity) return { kind: "full" };
  const perDay = slopeOf(points.map(({ at, value }) => ({ x: (at.getTime() - first.at.getTime()) / DAY_MS, y: value })));
  if (perDay <= 0 || (perDay * LONGEST_TOLD_DAYS) / capacity < 0.001) return { kind: "not-growing", perDay };
  const days = (capacity - last.value) / perDay;
  return days > LONGEST_TOLD_DAYS ? { kind: "far-away", perDay } : { kind: "filling", perDay, days };
}

function slopeOf(points: readonly { x: number; y: number }[]): number {
  const meanOf = (pick: (point: { x: number; y: number }) => number) => points.reduce((sum, point) => sum + pick(point), 0) / points.length;
  const [meanX, meanY] = [meanOf(({ x }) => x), meanOf(({ y }) => y)];
  const together = points.reduce((sum, { x, y }) => sum + (x - meanX) * (y - meanY), 0);
  const alone = points.reduce((sum, { x }) => sum + (x - meanX) ** 2, 0);
  return together / alone;
}
