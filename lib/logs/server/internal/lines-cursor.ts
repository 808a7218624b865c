import "server-only";

import { z } from "zod";

import { AppError } from "@/lib/shared/app-error";

import type { OlderFrom } from "../../merge-groups";

const cursorSchema = z.strictObject({ b: z.int().nonnegative().max(8_640_000_000_000_000), s: z.array(z.string().max(20)).max(500) });

export const encodeLinesCursor = ({ before, seen }: OlderFrom): string => Buffer.from(JSON.stringify({ b: before.getTime(), s: seen })).toString("base64url");

/** Throws `AppError` "invalid-cursor" for what no list gave out. */
export function decodeLinesCursor(text: string): OlderFrom {
  const parsed = cursorSchema.safeParse(jsonOf(text));
  if (!parsed.success) throw new AppError("invalid-cursor", "This cursor belongs to no list of log lines; start from the newest.");
  return { before: new Date(parsed.data.b), seen: parsed.data.s };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, "base64url").toString("utf8"));
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
