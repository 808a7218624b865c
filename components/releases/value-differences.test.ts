import { expect, test } from "vitest";

import { valueDifferences } from "./value-differences";

test("plain values stand as they are, also numbers that only look like ones", () => {
  expect(valueDifferences("1.10", "1.1")).toEqual([{ path: "", from: "1.10", to: "1.1" }]);
  expect(valueDifferences(null, "")).toEqual([]);
  expect(valueDifferences(null, "5")).toEqual([{ path: "", from: "not set", to: "5" }]);
});

test("of documents only what differs is named", () => {
  const before = JSON.stringify({ Disk: { Size: "50" }, Tags: [{ Key: "a", Value: "1" }], Same: true });
  const after = JSON.stringify({ Disk: { Size: "60" }, Tags: [{ Key: "a", Value: "2" }], Same: true, New: "x" });
  expect(valueDifferences(before, after)).toEqual([
    { path: "Disk.Size", from: "50", to: "60" },
    { path: "Tags.0.Value", from: "1", to: "2" },
    { path: "New", from: "not set", to: "x" },
  ]);
});

// A launch template's user data is four thousand letters that mean nothing to a reader and once filled the whole page.
test("a long text is named by its beginning and length", () => {
  const [difference] = valueDifferences("a".repeat(4_000), "b".repeat(4_001));
  expect(difference).toMatchObject({ from: `${"a".repeat(24)}… (4,000 characters)`, to: expect.stringContaining("4,001") });
});

test("a value that only the change will bring is said in words", () => {
  expect(valueDifferences("i-0abc", "{{changeSet:KNOWN_AFTER_APPLY}}")).toEqual([{ path: "", from: "i-0abc", to: "known once it has run" }]);
});

const script = (rate: number): string => btoa(`#!/bin/bash\nset -e\nexport RATE=${rate}\n`);

// User data is base64, which says nothing to a reader; what it says is a script.
test("of user data the lines of its script that differ are told", () => {
  expect(valueDifferences(script(100), script(5))).toEqual([
    { path: "", lines: [{ kind: "removed", text: "export RATE=100" }, { kind: "added", text: "export RATE=5" }], more: 0 },
  ]);
});

const many = (value: string): string => JSON.stringify(Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`k${index}`, value])));

test("a document with very many differences says how many more there are", () => {
  const differences = valueDifferences(many("a"), many("b"));
  expect(differences).toHaveLength(13);
  expect(differences.at(-1)).toMatchObject({ from: "28 more" });
});
