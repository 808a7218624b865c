import "server-only";

import { z } from "zod";

import { decodeCursor, encodeCursor } from "@/lib/http/cursor";
import { storableMomentSchema } from "@/lib/shared/storable-moment";

/** Where a page ended: the order it was read in, and the last row's sort key and id. */
type ListCursor = { sort: string; key: string | number; id: string };

const KEYS = { text: z.string(), number: z.int32(), time: storableMomentSchema };

export const encodeListCursor = ({ sort, key, id }: ListCursor): string => encodeCursor([sort, key, id]);

/** Throws `AppError` "invalid-cursor" for what no list gave out, and for a cursor of another order. */
export function decodeListCursor(text: string, sort: string, keyKind: keyof typeof KEYS): ListCursor {
  const [, key, id] = decodeCursor(text, z.tuple([z.literal(sort), KEYS[keyKind], z.uuid()]));
  return { sort, key, id };
}
