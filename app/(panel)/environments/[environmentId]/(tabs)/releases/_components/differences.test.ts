import { expect, test } from "vitest";

import { differences } from "./differences";

test("only names whose values differ are listed, also those that came or went", () => {
  expect(differences({ Memory: "1024", Tasks: "2", Old: "x" }, { Memory: "2048", Tasks: "2", New: "" })).toEqual([
    { name: "Memory", before: "1024", after: "2048" },
    { name: "New", before: null, after: "" },
    { name: "Old", before: "x", after: null },
  ]);
});
