import { expect, test } from "vitest";

import { lineText, lineTextInFull } from "./line-text";

const escape = String.fromCodePoint(27);

test("a terminal's colours are left out, and markup stays text", () => {
  expect(lineText(`${escape}[31;1mERROR${escape}[0m <b>x</b>\n`)).toBe("ERROR <b>x</b>");
});

test.each([
  ['{"a":1}', '{\n  "a": 1\n}'],
  ['{"a":', '{"a":'],
  ["[ERROR] no JSON", "[ERROR] no JSON"],
])("%s in full", (message, text) => {
  expect(lineTextInFull(message)).toBe(text);
});
