import fc from "fast-check";
import { expect, test } from "vitest";
import { z } from "zod";

import { decodeCursor, encodeCursor } from "./cursor";

const place = z.tuple([z.string(), z.number(), z.null()]);

test("a cursor leads back to the place it was made from, whatever the names there", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.integer(), (name, rank) => {
      const cursor = encodeCursor([name, rank, null]);
      expect(cursor).toMatch(/^[A-Za-z0-9_-]+$/);
      if (!name.includes("\u0000")) expect(decodeCursor(cursor, place)).toEqual([name, rank, null]);
    }),
  );
});

test.each([
  "", "%%%", "not base64!", "AAAA", "eyJhIjoxfQ", "W10", "WzFd", encodeCursor(["a", "b", null]), "9".repeat(500), "ÿ", "/w==", encodeCursor(["\u0000", 1, null]),
])("a cursor that this list did not make is refused: %j", (cursor) => {
  expect(() => decodeCursor(cursor, place)).toThrow(expect.objectContaining({ code: "invalid-cursor" }));
});
