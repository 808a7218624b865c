const STRING = /"(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"/uy;
const SCALAR = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?|true|false|null/y;
const SPACE = /[ \t\n\r]*/y;

/** What may come next; a closing bracket is allowed only straight after an opening one. */
type Wanted = "value" | "value-or-end" | "name" | "name-or-end" | "colon" | "comma-or-end";

/** Where JSON stops being JSON, as a position in the text; its length where it ends too soon. JSON.parse itself does not always say. */
export function findJsonError(text: string): number {
  const open: ("{" | "[")[] = [];
  let at = 0;
  let wanted: Wanted = "value";
  const take = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    const found = pattern.test(text);
    if (found) at = pattern.lastIndex;
    return found;
  };

  for (;;) {
    take(SPACE);
    if (open.length === 0 && wanted === "comma-or-end") return at; // whatever follows the value should not be there
    const character = text[at];
    if (character === undefined) return text.length;
    const closes: string | null = wanted === "comma-or-end" || wanted.endsWith("-or-end") ? (open.at(-1) === "{" ? "}" : "]") : null;
    if (character === closes) {
      open.pop();
      at += 1;
      wanted = "comma-or-end";
    } else if (wanted === "comma-or-end") {
      if (character !== ",") return at;
      at += 1;
      wanted = open.at(-1) === "{" ? "name" : "value";
    } else if (wanted === "colon") {
      if (character !== ":") return at;
      at += 1;
      wanted = "value";
    } else if (wanted === "name" || wanted === "name-or-end") {
      if (!take(STRING)) return endOf(text, at);
      wanted = "colon";
    } else if (character === "{" || character === "[") {
      open.push(character);
      at += 1;
      wanted = character === "{" ? "name-or-end" : "value-or-end";
    } else if (take(STRING) || take(SCALAR)) wanted = "comma-or-end";
    else return endOf(text, at);
  }
}

/** A quote that is never closed breaks at the end of the text, not where it opens. */
const endOf = (text: string, at: number): number => (text[at] === '"' && !text.slice(at + 1).includes('"') ? text.length : at);
