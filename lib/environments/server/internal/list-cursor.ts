import "server-only";

import { z } from "zod";

import { AppError } from "@/lib/shared/app-error";

/** Where a page ended: the order it was read in, and the last row's sort key and id. */
type ListCursor = { sort: string; key: string | number; id: string };

const cursorSchema = z.strictObject({ s: z.string(), k: z.union([z.string(), z.number()]), i: z.uuid() });

export const encodeCursor = ({ sort, key, id }: ListCursor): string =>
  Buffer.from(JSON.stringify({ s: sort, k: key, i: id })).toString("base64url");

/** Throws `AppError` "invalid-cursor" for what no list gave out, and for a cursor of another order. */
export function decodeCursor(text: string, sort: string, keyKind: "text" | "number" | "time"): ListCursor {
  const parsed = cursorSchema.safeParse(jsonOf(text));
  if (!parsed.success || parsed.data.s !== sort || !isKey(parsed.data.k, keyKind))
    throw new AppError("invalid-cursor", "This cursor does not belong to this list in this order; start from the first page.");
  return { sort, key: parsed.data.k, id: parsed.data.i };
}

function isKey(key: string | number, kind: "text" | "number" | "time"): boolean {
  switch (kind) {
    case "text":
      return typeof key === "string" && !key.includes("\0");
    case "number":
      return Number.isSafeInteger(key) && Math.abs(Number(key)) < 2 ** 31;
    case "time":
      return typeof key === "string" && z.iso.datetime().safeParse(key).success;
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, "base64url").toString("utf8"));
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
