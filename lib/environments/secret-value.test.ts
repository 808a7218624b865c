import { expect, test } from "vitest";

import { secretTextOf } from "./secret-value";

const keys = [
  { key: "OPENAI_API_KEY", title: "OpenAI key", required: true },
  { key: "SENTRY_DSN", title: "Sentry address", required: false },
];

test("fields become the secret's JSON, as do fields given as text; what is left out is there and empty", () => {
  const expected = { kind: "valid", text: '{"OPENAI_API_KEY":"sk-1","SENTRY_DSN":""}' };
  expect(secretTextOf({ values: { OPENAI_API_KEY: "sk-1" } }, keys)).toEqual(expected);
  expect(secretTextOf({ value: '{ "OPENAI_API_KEY": "sk-1" }' }, keys)).toEqual(expected);
});

test.each([
  [{ values: { SENTRY_DSN: "x" } }, "values.OPENAI_API_KEY"],
  [{ values: { OPENAI_API_KEY: "" } }, "values.OPENAI_API_KEY"],
  [{ values: { OPENAI_API_KEY: "sk", OPENAI_KEY: "sk" } }, "values.OPENAI_KEY"],
  [{ value: "sk-plain" }, "value"],
  [{ value: '{"OPENAI_API_KEY": 1}' }, "value"],
  [{ values: { OPENAI_API_KEY: "x".repeat(65_537) } }, "values"],
])("a value that the secret does not take names the field at fault, never what was typed", (given, path) => {
  const result = secretTextOf(given, keys);
  expect(result).toMatchObject({ kind: "invalid", problems: [{ path }] });
  expect(JSON.stringify(result)).not.toContain("sk");
});
