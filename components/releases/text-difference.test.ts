import { expect, test } from "vitest";

import { textDifference } from "./text-difference";

const script = (limit: string): string => ["#!/bin/bash", "set -e", `RATE_LIMIT=${limit}`, "start"].join("\n");

test("of two scripts in base64 the lines that differ are told, as people wrote them", () => {
  expect(textDifference(btoa(script("100")), btoa(script("5")))).toEqual({
    lines: [
      { kind: "removed", text: "RATE_LIMIT=100" },
      { kind: "added", text: "RATE_LIMIT=5" },
    ],
    more: 0,
  });
});

test("plain text of several lines is compared the same way", () => {
  expect(textDifference("a\nb\n", "a\nc\n")?.lines).toEqual([
    { kind: "removed", text: "b" },
    { kind: "added", text: "c" },
  ]);
});

const long = (word: string): string => Array.from({ length: 40 }, (_, index) => `${word} ${index}`).join("\n");

test("of a text that is all new so many lines are told as a table cell can hold, and how many more there are", () => {
  expect(textDifference(long("a"), long("b"))).toMatchObject({ lines: { length: 30 }, more: 50 });
});

test.each([
  ["one line each", "50", "60"],
  ["an archive in base64", btoa("\x1f\x8b\x08\x00 packed packed packed\n"), btoa("\x1f\x8b\x08\x00 others others others\n")],
  ["bytes that are no text", btoa("\xff\xfe\xff\xfe\xff\xfe\xff\xfe\xff\xfe\n\xff\xfe"), btoa("\xff\xfe\xff\xfe\xff\xfe\xff\xfe\xff\xfe\n\xfe\xff")],
])("%s: there is nothing to tell line by line", (_, before, after) => {
  expect(textDifference(before, after)).toBeNull();
});
