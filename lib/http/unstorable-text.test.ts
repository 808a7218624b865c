import { expect, test } from "vitest";

import { storableText, unstorableTextIn } from "./unstorable-text";

test.each([
  { value: { note: "a\u0000b" }, path: "note" },
  { value: { parameters: { Name: "\ud800" } }, path: "parameters.Name" },
  { value: { tags: { "a\u0000": "b" } }, path: "tags" },
  { value: ["fine", ["\udc00"]], path: "1.0" },
  { value: "\u0000", path: "" },
])("text that no database can hold is found with its path: $path", ({ value, path }) => {
  expect(unstorableTextIn(value)).toBe(path);
});

test.each([{ value: { note: "𝒳 and ümläut and 漢字" } }, { value: [null, 1, true, "", {}] }, { value: undefined }])(
  "ordinary text of any script is taken",
  ({ value }) => expect(unstorableTextIn(value)).toBeNull(),
);

// A body of 500,000 brackets is half a megabyte; recursion over it would end the process for everybody.
test("nesting of any depth is looked through", () => {
  expect(unstorableTextIn(JSON.parse(`${"[".repeat(100_000)}${"]".repeat(100_000)}`))).toBeNull();
});

test("what can be kept of a mangled text is kept", () => {
  expect(storableText("ha\0rv\ud800est 𝒳")).toBe("harvest 𝒳");
});
