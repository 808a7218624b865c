import { expect, test } from "vitest";

import { mergeTail } from "./merge-tail";

const line = (id: string, second: number) => ({ id, at: new Date(second * 1_000).toISOString() });
const ids = (lines: readonly { id: string }[]) => lines.map(({ id }) => id).join(" ");

test("new lines stand in front, late ones in their place, and each once", () => {
  expect(ids(mergeTail([line("c", 3), line("a", 1)], [line("d", 4), line("c", 3), line("b", 2)], 10))).toBe("d c b a");
});

test("the oldest fall off", () => {
  expect(ids(mergeTail([line("b", 2), line("a", 1)], [line("c", 3)], 2))).toBe("c b");
});
