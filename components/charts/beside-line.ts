/** Where words `width` wide begin that belong to a line at `at`: right of it, left of it where they would be cut off, and never before the chart's own edge. */
export function besideLine({ at, width, apart, left, right }: { at: number; width: number; apart: number; left: number; right: number }): number {
  const after = at + apart;
  return after + width <= right ? after : Math.max(left, at - apart - width);
}
