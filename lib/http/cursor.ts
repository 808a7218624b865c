import type { z } from "zod";

import { AppError } from "@/lib/shared/app-error";

/** A place in a list as an opaque text: the values that the list is sorted by, of the last row that was shown. */
export function encodeCursor(place: readonly (string | number | null)[]): string {
  const bytes = new TextEncoder().encode(JSON.stringify(place));
  return btoa(String.fromCodePoint(...bytes)).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/** Throws "invalid-cursor" for anything that this list did not hand out. */
export function decodeCursor<Schema extends z.ZodType>(cursor: string, schema: Schema): z.output<Schema> {
  const parsed = schema.safeParse(read(cursor));
  if (!parsed.success) throw new AppError("invalid-cursor", "This cursor is not one of this list. Begin again without a cursor.");
  return parsed.data;
}

/** Undefined where it is not text of ours at all. */
function read(cursor: string): unknown {
  try {
    const binary = atob(cursor.replaceAll("-", "+").replaceAll("_", "/"));
    const text = new TextDecoder("utf-8", { fatal: true }).decode(Uint8Array.from(binary, (character) => character.codePointAt(0) ?? 0));
    return text.includes("\\u0000") ? undefined : JSON.parse(text);
  } catch (error) {
    // atob throws a DOMException, the decoder a TypeError, the parser a SyntaxError: each means "not a cursor".
    if (error instanceof DOMException || error instanceof TypeError || error instanceof SyntaxError) return undefined;
    throw error;
  }
}
