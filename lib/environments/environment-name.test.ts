import fc from "fast-check";
import { expect, test } from "vitest";

import { environmentNameProblem, stackNameOf } from "./environment-name";

test.each(["a", "harvest-prod", "Agent2", "x".repeat(117)])("%s can name an environment", (name) => {
  expect(environmentNameProblem(name)).toBeNull();
});

test.each([
  ["", "Give the environment a name."],
  ["a;rm -rf /", "“;”"],
  ["../../etc/passwd", "Begin the name with a letter"],
  ["1st", "Begin the name with a letter"],
  ["-a", "Begin the name with a letter"],
  ["prod-", "End the name with a letter or a digit."],
  ["pr\u043Ed", "“о”"], // a Cyrillic о, which looks like the Latin one
  ["a\u0000b", "U+0000"],
  ["a b", "U+0020"],
  ["a_b", "“_”"],
  ["x".repeat(118), "Shorten the name to 117 characters"],
])("%j is refused with what to change", (name, part) => {
  expect(environmentNameProblem(name)).toContain(part);
});

test("an account's longer prefix leaves less room", () => {
  expect(environmentNameProblem("x".repeat(100), "a-rather-long-prefix-of-an-account-")).toContain("Shorten the name to 93 characters");
});

test("every accepted name makes a stack name that CloudFormation takes", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 140 }), (name) => {
      if (environmentNameProblem(name) === null) expect(stackNameOf("pilothouse-", name)).toMatch(/^[a-zA-Z][-a-zA-Z0-9]{0,127}$/);
    }),
  );
});
