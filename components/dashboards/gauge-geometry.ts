import type { HorizontalMark } from "@/lib/dashboards/dashboard-view";

const CENTRE = { x: 60, y: 62 };
const RADIUS = 50;
export const RING_RADIUS = 58; // outside the scale: what its bands are drawn on

/** How far along the scale a value is, 0 to 1; what lies beyond the scale stands at its end. */
export const shareOf = (value: number, min: number, max: number): number => (max > min ? Math.min(1, Math.max(0, (value - min) / (max - min))) : 0);

/** The part of the half circle between two shares of the scale, from the left over the top, as an SVG path. */
export function arcPath(from: number, to: number, radius = RADIUS): string {
  const point = (share: number) => {
    const angle = Math.PI * (1 - share);
    return `${(CENTRE.x + radius * Math.cos(angle)).toFixed(2)} ${(CENTRE.y - radius * Math.sin(angle)).toFixed(2)}`;
  };
  return `M ${point(from)} A ${radius} ${radius} 0 0 1 ${point(to)}`;
}

/** The part of the scale that a band, or the filled side of a line, covers, as shares of it; null: a line alone, or nothing of the scale. */
export function bandShares({ value, to, fill }: Pick<HorizontalMark, "value" | "to" | "fill">, min: number, max: number): { from: number; to: number } | null {
  const [low, high] = to !== null ? [value, to] : fill === "above" ? [value, max] : fill === "below" ? [min, value] : [value, value];
  const shares = { from: shareOf(Math.min(low, high), min, max), to: shareOf(Math.max(low, high), min, max) };
  return shares.from < shares.to ? shares : null;
}
