type Line = { side: "left" | "right"; unit: string | null };

/** The unit that all lines of a side share; null where they do not, or have none: then the axis has plain numbers. */
export function unitOfSide(lines: readonly Line[], side: "left" | "right"): string | null {
  const units = new Set(lines.filter((line) => line.side === side).map(({ unit }) => unit));
  const [unit] = units;
  return units.size === 1 ? (unit ?? null) : null;
}
