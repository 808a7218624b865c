import { expect, test } from "vitest";

import { lineKey } from "./line-key";
import { mergeGroups, type OlderFrom } from "./merge-groups";

const line = (id: string, second: number) => ({ id, at: new Date(second * 1_000) });
const isLeft = (after: OlderFrom | null) => ({ at }: { at: Date }) => after === null || at <= after.before;
const ids = (lines: readonly { id: string }[]) => lines.map(({ id }) => id).join(" ");

test("lines of several groups stand in one order, newest first", () => {
  const { lines, older } = mergeGroups([{ lines: [line("a3", 3), line("a1", 1)], completeFrom: null }, { lines: [line("b2", 2)], completeFrom: null }], { wanted: 10, after: null });
  expect(ids(lines)).toBe("a3 b2 a1");
  expect(older).toBeNull();
});

test("a group that was not read to its end hides what the others have from before", () => {
  const { lines, older } = mergeGroups([{ lines: [line("a9", 9), line("a5", 5)], completeFrom: new Date(5_000) }, { lines: [line("b7", 7), line("b2", 2)], completeFrom: null }], { wanted: 10, after: null });
  expect(ids(lines)).toBe("a9 b7 a5");
  expect(older).toEqual({ before: new Date(5_000), seen: [lineKey("a5")] });
});

test("nothing that matches down to where a group was read still leads on", () => {
  const { lines, older } = mergeGroups([{ lines: [], completeFrom: new Date(5_000) }], { wanted: 10, after: null });
  expect(lines).toEqual([]);
  expect(older).toEqual({ before: new Date(5_000), seen: [] });
});

test("page by page every line comes once, those of one millisecond too", () => {
  const all = Array.from({ length: 47 }, (_, index) => line(`l${String(index).padStart(2, "0")}`, Math.floor(index / 9)));
  const seen: string[] = [];
  let after: OlderFrom | null = null;
  for (let page = 0; page < 20; page += 1) {
    const merged: ReturnType<typeof mergeGroups> = mergeGroups([{ lines: all.filter(isLeft(after)), completeFrom: null }], { wanted: 4, after });
    seen.push(...merged.lines.map(({ id }) => id));
    after = merged.older;
    if (after === null) break;
  }
  expect(seen).toHaveLength(47);
  expect(new Set(seen).size).toBe(47);
});

test("a cursor among hundreds of lines of one millisecond still fits in an address", () => {
  const all = Array.from({ length: 600 }, (_, index) => line(`ApiLogGroup/${"3".repeat(50)}${String(index).padStart(6, "0")}`, 1));
  const { older } = mergeGroups([{ lines: all, completeFrom: null }], { wanted: 500, after: null });
  expect(older?.seen).toHaveLength(500);
  expect(new Set(older?.seen).size).toBe(500);
  expect(Buffer.from(JSON.stringify(older)).toString("base64url").length).toBeLessThan(10_000);
});
