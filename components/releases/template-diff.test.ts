import { expect, test } from "vitest";

import { templateDiff } from "./template-diff";

const lines = (...texts: string[]): string => `${texts.join("\n")}\n`;

test("a changed line shows as one removed and one added, numbered as in each template", () => {
  const diff = templateDiff(lines("a", "b", "c", "Memory: 1024", "e"), lines("a", "b", "c", "Memory: 2048", "e"));
  expect([diff.added, diff.removed, diff.hunks.length]).toEqual([1, 1, 1]);
  expect(diff.hunks[0]?.lines.map(({ kind, text, beforeLine, afterLine }) => [kind, text, beforeLine, afterLine])).toEqual([
    ["same", "a", 1, 1],
    ["same", "b", 2, 2],
    ["same", "c", 3, 3],
    ["removed", "Memory: 1024", 4, null],
    ["added", "Memory: 2048", null, 4],
    ["same", "e", 5, 5],
  ]);
});

test("equal templates differ in nothing", () => {
  expect(templateDiff(lines("a"), lines("a"))).toEqual({ hunks: [], added: 0, removed: 0 });
});

test("a missing last line break is not shown as a line", () => {
  expect(templateDiff("a\nb", "a\nc").hunks[0]?.lines.map(({ text }) => text)).toEqual(["a", "b", "c"]);
});
