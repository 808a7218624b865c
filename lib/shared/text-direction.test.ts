import { expect, test } from "vitest";

import { writtenTextSchema } from "./text-direction";

// U+202E before "gpj.exe" is drawn as "exe.jpg": a note must read the same in the review, the story and the audit.
test("what would turn the direction of a text is left out of it", () => {
  expect(writtenTextSchema(100).parse(" first \u202etsrif\u202c \u2066x\u2069 ")).toBe("first tsrif x");
});

test("scripts that are read from the right stay as they are", () => {
  expect(writtenTextSchema(100).parse("إصلاح الذاكرة, תיקון")).toBe("إصلاح الذاكرة, תיקון");
});
