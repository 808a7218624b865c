import { diffLines } from "diff";

/** Lines that differ between two texts, in order; `more`: how many are not listed. */
export type TextDifference = { lines: { kind: "added" | "removed"; text: string }[]; more: number };

const MOST_LINES = 30; // a table cell is for seeing what it is about; the template's own comparison has the rest

/**
 * What differs between two texts of several lines, line by line. Both may be base64, as user data is: then what they say is compared.
 * Null where one of them is no such text.
 */
export function textDifference(before: string, after: string): TextDifference | null {
  const [from, to] = [readable(before), readable(after)];
  if (from === null || to === null || from === to || !(from.includes("\n") || to.includes("\n"))) return null;
  const lines = diffLines(from, to).flatMap(({ added, removed, value }) =>
    added || removed ? value.replace(/\n$/, "").split("\n").map((text) => ({ kind: added ? ("added" as const) : ("removed" as const), text })) : [],
  );
  return { lines: lines.slice(0, MOST_LINES), more: Math.max(0, lines.length - MOST_LINES) };
}

const BASE64 = /^(?:[A-Za-z0-9+/]{4}){6,}(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/; // shorter is more likely a name
const CONTROL = /[^\P{Cc}\t\n\r]/u;

/** The text itself, or what its base64 says; null where that is not text (a compressed archive). */
function readable(text: string): string | null {
  if (!BASE64.test(text)) return text;
  try {
    const decoded = new TextDecoder("utf-8", { fatal: true }).decode(Uint8Array.from(atob(text), (character) => character.codePointAt(0) ?? 0));
    return CONTROL.test(decoded) ? null : decoded;
  } catch (error) {
    if (error instanceof TypeError) return null; // bytes that are not UTF-8
    throw error;
  }
}
