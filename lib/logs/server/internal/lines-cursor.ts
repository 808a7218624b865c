import "server-only";

import { z } from "zod";

import { decodeCursor, encodeCursor } from "@/lib/http/cursor";

import type { OlderFrom } from "../../merge-groups";

const LATEST_MS = 8_640_000_000_000_000; // of a Date

/** The moment and the keys of its lines that were shown. */
const placeSchema = z.tuple([z.int().nonnegative().max(LATEST_MS)], z.string().max(20));

export const encodeLinesCursor = ({ before, seen }: OlderFrom): string => encodeCursor([before.getTime(), ...seen]);

/** Throws `AppError` "invalid-cursor" for what no list gave out. */
export function decodeLinesCursor(text: string): OlderFrom {
  const [beforeMs, ...seen] = decodeCursor(text, placeSchema);
  return { before: new Date(beforeMs), seen };
}
