import { expect, test } from "vitest";

import { emailSchema } from "./email";

test.each([
  [" Ada@Example.ORG ", "ada@example.org"],
  ["admin@localhost", "admin@localhost"],
  ["a.b+c@mail.example.org", "a.b+c@mail.example.org"],
])("an address is kept in one form, so that nobody exists twice: %s", (typed, kept) => {
  expect(emailSchema.parse(typed)).toBe(kept);
});

// A Cyrillic "а" in an administrator's address would make a second person who looks like the first.
test.each(["аdmin@example.org", "admin@еxample.org", "admin", "@example.org", "a@b@c", "a b@example.org", "a@-", `${"a".repeat(250)}@example.org`, "a@example.org\u0000"])(
  "what is no plain address is refused: %s",
  (typed) => expect(emailSchema.safeParse(typed).success).toBe(false),
);
