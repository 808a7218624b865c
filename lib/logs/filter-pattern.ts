import { MAY_BE_ERROR, MAY_BE_WARNING, type LogLevel } from "./log-level";

const LONGEST_SEARCHED = 80; // characters; a pattern has at most 1,024, and a letter takes four of them

/**
 * What CloudWatch can leave out before it answers; undefined: nothing. Text is looked for whatever its capitals. More passes than was
 * asked for (what a pattern cannot say stands as any character): `holdsText` and `detectLevel` decide. At most two regular
 * expressions, as CloudWatch allows (User Guide of CloudWatch Logs: Supported regular expressions syntax).
 */
export function filterPatternOf({ text, levels }: { text: string; levels: readonly LogLevel[] }): string | undefined {
  const terms = [textTerm(text), levelTerm(levels)].filter((term) => term !== null);
  return terms.length === 0 ? undefined : terms.map((term) => `%${term}%`).join(" ");
}

/** Whether a line holds the text, whatever its capitals. */
export const holdsText = (message: string, text: string): boolean => message.toLowerCase().includes(text.trim().toLowerCase());

function textTerm(text: string): string | null {
  const searched = [...text.trim()].slice(0, LONGEST_SEARCHED);
  return searched.length === 0 ? null : searched.map(character).join("");
}

function character(one: string): string {
  if (/[a-z]/i.test(one)) return `[${one.toUpperCase()}${one.toLowerCase()}]`;
  return /[0-9:_#=@/;,-]/.test(one) ? one : ".";
}

/** Only errors and warnings stand out by their words; where others are wanted too, nothing can be left out. */
function levelTerm(levels: readonly LogLevel[]): string | null {
  if (levels.length === 0 || levels.some((level) => level !== "error" && level !== "warning")) return null;
  return [levels.includes("error") ? MAY_BE_ERROR : "", levels.includes("warning") ? MAY_BE_WARNING : ""].filter(Boolean).join("|");
}
