import { expect, test } from "vitest";

import { stackTags, tagProblem, tagsSchema } from "./environment-tags";

test.each([
  ["team", "ops"],
  ["cost centre", "4711 / Nordic"],
  ["größe", ""],
  ["__proto__", "data"],
])("%s=%s is a tag that AWS takes", (key, value) => {
  expect(tagProblem(key, value)).toBeNull();
});

test.each([
  ["", "x", "needs a key"],
  ["aws:team", "x", "belong to AWS"],
  ["AWS:team", "x", "belong to AWS"],
  ["pilothouse:stage", "prod", "set by Pilothouse"],
  ["k".repeat(129), "x", "at most 128"],
  ["k", "v".repeat(257), "at most 256"],
  ["team<script>", "x", "letters, digits"],
  ["team", "a\u0000b", "letters, digits"],
])("%j=%j is refused", (key, value, part) => {
  expect(tagProblem(key, value)).toContain(part);
});

const tags = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, n) => [`tag-${n}`, "x"]));

test("46 tags of one's own leave room for Pilothouse's four", () => {
  expect(tagsSchema.safeParse(tags(46)).success).toBe(true);
  expect(tagsSchema.safeParse(tags(47)).error?.issues[0]?.message).toContain("Keep to 46 tags");
  expect(Object.keys(stackTags({ name: "n", system: "s", option: "o", stage: "dev", tags: tags(46) }))).toHaveLength(50);
});
