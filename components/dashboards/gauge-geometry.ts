const CENTRE = { x: 60, y: 62 };
const RADIUS = 50;

/** How far along the scale a value is, 0 to 1; what lies beyond the scale stands at its end. */
export const shareOf = (value: number, min: number, max: number): number => (max > min ? Math.min(1, Math.max(0, (value - min) / (max - min))) : 0);

/** The part of the half circle between two shares of the scale, from the left over the top, as an SVG path. */
export function arcPath(from: number, to: number): string {
  const point = (share: number) => {
    const angle = Math.PI * (1 - share);
    return `${(CENTRE.x + RADIUS * Math.cos(angle)).toFixed(2)} ${(CENTRE.y - RADIUS * Math.sin(angle)).toFixed(2)}`;
  };
  return `M ${point(from)} A ${RADIUS} ${RADIUS} 0 0 1 ${point(to)}`;
}
