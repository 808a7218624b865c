import { expect, test } from "vitest";

import { passwordProblem } from "./password-rule";

const ada = { email: "ada.lovelace@example.org", name: "Ada Lovelace-King" };

test.each([
  "elf-chars!!", "", "🔒".repeat(11), "a".repeat(257), "Password1234", "qwertyuiop123", "aaaaaaaaaaaaaaa", "121212121212",
  "ada.lovelace@example.org", "ADA.LOVELACE", "ada lovelace-king",
])("a password that is tried first is refused: %j", (password) => {
  expect(passwordProblem(password, ada)).toEqual(expect.any(String));
});

test.each(["twelve chars", "correct horse battery staple, but longer", "пароль из слов", "🔒🔑🚪🪟🧱🔒🔑🚪🪟🧱🏠🏡", "x7".repeat(40) + "abcdefgh", "only lower case words"])(
  "length is what counts, not which kinds of characters: %j",
  (password) => expect(passwordProblem(password, ada)).toBeNull(),
);
