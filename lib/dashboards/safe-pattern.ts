const LONGEST_PATTERN = 200;
const MOST_REPEATS = 200; // what "any number of times" means here: names and ARNs are shorter

/**
 * How a pattern variable finds what it replaces. A body is data from somewhere: a pattern that could keep the server busy for minutes must
 * not run. So it is a regular expression only where it is plainly harmless: no groups, no look-around, no back reference, at most one
 * repetition, and that one bounded. Anything else is taken letter by letter; null then says so.
 */
export function safePattern(pattern: string): { expression: RegExp; isLiteral: boolean; /** Each character may be looked at many times. */ repeats: boolean } {
  const literal = { expression: new RegExp(pattern.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, "\\$&"), "g"), isLiteral: true, repeats: false };
  if (!/[\\^$.*+?()[\]{}|]/.test(pattern)) return { ...literal, isLiteral: false };
  if (pattern.length > LONGEST_PATTERN) return literal;
  const atoms = atomsOf(pattern);
  if (!atoms || atoms.filter(({ repeat }) => repeat !== "").length > 1) return literal;
  const bounded = atoms.map(({ atom, repeat }) => atom + boundedRepeat(repeat)).join("");
  try {
    const expression = new RegExp(bounded, "g");
    return expression.test("") ? literal : { expression, isLiteral: false, repeats: atoms.some(({ repeat }) => repeat !== "") }; // one that finds nothing at all would be put between all letters
  } catch {
    return literal; // "[z-a]": the form is right, the meaning is not
  }
}

const ATOM = /(\\[dDwWsSbB]|\\[^\w\s]|\[\^?(?:\\.|[^\]\\])+\]|[^\\^$.*+?()[\]{}|]|[.^$|])([*+?]|\{\d{1,3}(?:,\d{0,3})?\})?/y;

function atomsOf(pattern: string): { atom: string; repeat: string }[] | null {
  const atoms: { atom: string; repeat: string }[] = [];
  const scanner = new RegExp(ATOM);
  while (scanner.lastIndex < pattern.length) {
    const match = scanner.exec(pattern);
    if (!match) return null;
    atoms.push({ atom: match[1] ?? "", repeat: match[2] ?? "" });
  }
  return atoms;
}

function boundedRepeat(repeat: string): string {
  if (repeat === "*") return `{0,${MOST_REPEATS}}`;
  if (repeat === "+") return `{1,${MOST_REPEATS}}`;
  const counted = /^\{(\d+)(,?)(\d*)\}$/.exec(repeat);
  if (!counted) return repeat;
  const least = Math.min(MOST_REPEATS, Number(counted[1]));
  if (!counted[2]) return `{${least}}`;
  return `{${least},${Math.max(least, counted[3] ? Math.min(MOST_REPEATS, Number(counted[3])) : MOST_REPEATS)}}`;
}
