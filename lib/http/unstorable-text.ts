// PostgreSQL holds no NUL in text, and neither it nor CloudFormation takes half of a surrogate pair.
const HALF_A_PAIR = /\p{Surrogate}/u; // with the u flag a whole pair is one character and does not match
const isUnstorable = (text: string): boolean => text.includes("\0") || HALF_A_PAIR.test(text);

/** The text without what cannot be kept or searched for: what is left of an address that somebody mangled. */
export const storableText = (text: string): string => text.replaceAll(/[\0\p{Surrogate}]/gu, "");

/** Dotted path of the first text in a JSON value that cannot be kept (keys count as text); null where all can. */
export function unstorableTextIn(value: unknown): string | null {
  const waiting: { value: unknown; path: string }[] = [{ value, path: "" }];
  // A list of what is still to look at, not recursion: a body nested 10,000 deep must not end the process.
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value: current, path } = next;
    if (typeof current === "string" && isUnstorable(current)) return path;
    if (typeof current !== "object" || current === null) continue;
    for (const [key, child] of Object.entries(current)) {
      if (isUnstorable(key)) return path;
      waiting.push({ value: child, path: path === "" ? key : `${path}.${key}` });
    }
  }
  return null;
}
