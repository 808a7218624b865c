type Range = { lowUsd: number; highUsd: number };

const FIGURE = new Intl.NumberFormat("en-US", { maximumFractionDigits: 2 });

/** A monthly figure of the plan in US dollars, without saying so: "62", "50–100"; "none" where the plan has no figure. */
export function rangeFigure(range: Range | null): string {
  if (!range) return "none";
  return range.lowUsd === range.highUsd ? FIGURE.format(range.lowUsd) : `${FIGURE.format(range.lowUsd)}–${FIGURE.format(range.highUsd)}`;
}

/** The same with its unit, for a sentence: "50–100 USD a month". */
export const rangeInWords = (range: Range | null): string => (range ? `${rangeFigure(range)} USD a month` : "no figure");
