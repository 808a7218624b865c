type Range = { start: number; end: number };

export type RangeStep = "earlier" | "later" | "in" | "out";

/** The range beside, inside or around a range: half of it earlier or later, half or twice as long around `around` or its middle. Seconds since 1970. */
export function steppedRange({ start, end }: Range, step: RangeStep, around: number | null): Range {
  const half = (end - start) / 2;
  const middle = start + half;
  switch (step) {
    case "earlier":
      return whole({ start: start - half, end: end - half });
    case "later":
      return whole({ start: start + half, end: end + half });
    case "in": {
      // What is pinned outside of what is shown is not what the reader looks at.
      const at = around !== null && around >= start && around <= end ? around : middle;
      const from = Math.min(Math.max(start, at - half / 2), end - half);
      return whole({ start: from, end: from + half });
    }
    case "out":
      return whole({ start: start - half, end: end + half });
  }
}

/** The range moved back as far as it ends after `latest`: there is nothing to see in the future. */
export const endingBy = ({ start, end }: Range, latest: number): Range => (end <= latest ? { start, end } : { start: start - (end - latest), end: latest });

const whole = ({ start, end }: Range): Range => ({ start: Math.round(start), end: Math.round(end) });
