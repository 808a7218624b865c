import { expect, test } from "vitest";
import { z } from "zod";

import { plainInputError } from "./plain-input-error";

const sentence = (schema: z.ZodType, value: unknown): string | undefined => schema.safeParse(value, { error: plainInputError }).error?.issues[0]?.message;

test.each<[string, z.ZodType, unknown, string]>([
  ["a field that is not there", z.object({ name: z.string() }), {}, "This is missing: give a text."],
  ["a text where a number belongs", z.number(), "ten", "Give a number."],
  ["a query that is no number", z.coerce.number(), "abc", "Give a number."],
  ["half of something that is counted", z.int(), 2.5, "Give a whole number."],
  ["a text without a character", z.string().min(1), "", "Fill this in."],
  ["a short text", z.string().min(12), "short", "Give at least 12 characters."],
  ["a long text", z.string().max(2_000), "x".repeat(2_001), "Give at most 2,000 characters."],
  ["a number below its least", z.number().min(1), 0, "Give 1 or more."],
  ["a number that has to be above", z.number().positive(), -1, "Give more than 0."],
  ["a number above its most", z.number().max(100), 101, "Give 100 or less."],
  ["a list of nothing", z.array(z.string()).min(1), [], "Give at least one."],
  ["a stage that does not exist", z.enum(["dev", "staging", "prod"]), "moon", "Give one of dev, staging or prod."],
  ["an id that cannot be one", z.uuid(), "7", "Give an id as the API answers it: 32 digits and letters from a to f, in five groups."],
  ["a moment without a zone", z.iso.datetime(), "yesterday", "Give a moment in UTC, such as 2026-08-21T14:00:00Z."],
  ["a form of its own", z.string().regex(/^[0-9]{2}$/), "x", "This does not have the form that is needed: /^[0-9]{2}$/."],
  ["a field that nobody knows", z.strictObject({}), { nam: 1 }, "There is no field nam; check the name."],
])("%s is answered with what to change", (_, schema, value, expected) => {
  expect(sentence(schema, value)).toBe(expected);
});

test("a schema's own sentence stands", () => {
  expect(sentence(z.string().regex(/^[a-z]+$/, "Small letters only."), "A")).toBe("Small letters only.");
});

// The library's own words ("expected string, received undefined") speak of its insides.
test("no sentence of the library is left", () => {
  const schemas = [z.string(), z.number(), z.int(), z.boolean(), z.array(z.string()), z.record(z.string(), z.string()), z.object({}), z.union([z.int(), z.boolean()]), z.literal("a"), z.url(), z.email()];
  for (const schema of schemas) for (const value of [undefined, null, Number.NaN, {}, "?"]) expect(sentence(schema, value) ?? "").not.toMatch(/expected|received|Invalid|must match/);
});
