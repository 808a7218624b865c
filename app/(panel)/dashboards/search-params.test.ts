import { expect, test } from "vitest";

import { chosenAccount, chosenName, isGoneAccount } from "./search-params";

const accounts = [{ id: "a" }, { id: "b" }];

test("the address names the account, else it is the first", () => {
  expect([chosenAccount({ account: "b" }, accounts)?.id, chosenAccount({ account: "gone" }, accounts)?.id, chosenAccount({}, [])]).toEqual(["b", "a", undefined]);
});

test("a link into an account that is no longer connected is not one into another", () => {
  expect([isGoneAccount({ account: "gone" }, accounts), isGoneAccount({ account: "a" }, accounts), isGoneAccount({}, accounts)]).toEqual([true, false, false]);
});

test.each([
  [{ dashboard: "ops" }, "ops"],
  [{ dashboard: "" }, null],
  [{ dashboard: ["a", "b"] }, null],
  [{ dashboard: "x".repeat(256) }, null],
  [{}, null],
])("an address with %j names %s", (params, name) => {
  expect(chosenName(params)).toBe(name);
});
