import { expect, test } from "vitest";

import { splitMarkdownTables } from "./markdown-tables";

test("a table between paragraphs is found, with what stands before and after it", () => {
  expect(splitMarkdownTables("# Hosts\n\n| name | count |\n|:---|---:|\n| api | 2 |\n| worker\\|x |\n\nDone.")).toEqual([
    { kind: "markdown", text: "# Hosts\n" },
    { kind: "table", header: ["name", "count"], rows: [["api", "2"], ["worker|x", ""]] },
    { kind: "markdown", text: "\nDone." },
  ]);
});

test("tables without pipes at their sides, and two in a row", () => {
  expect(splitMarkdownTables("a | b\n--- | ---\n1 | 2\n\nc|d\n-|-\n3|4")).toEqual([
    { kind: "table", header: ["a", "b"], rows: [["1", "2"]] },
    { kind: "table", header: ["c", "d"], rows: [["3", "4"]] },
  ]);
});

test.each(["a | b without a rule", "Heading\n---\ntext", "```\n| a |\n|---|\n```", "| a | b |\n|---|\nless columns in the rule"])("%j has no table", (markdown) => {
  expect(splitMarkdownTables(markdown).map(({ kind }) => kind)).toEqual(["markdown"]);
});

test("nothing has no parts", () => {
  expect(splitMarkdownTables("\n\n")).toEqual([]);
});

test("a text that is made to keep a browser busy does not", () => {
  const begin = performance.now();
  for (const rule of [`${" ".repeat(90_000)}-x`, `-${" ".repeat(90_000)}x`]) expect(splitMarkdownTables(`a|b\n${rule}`)).toHaveLength(1);
  expect(performance.now() - begin).toBeLessThan(1_000);
});
