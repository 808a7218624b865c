import { expect, test } from "vitest";

import { mainAddress, openableUrl } from "./output-link";

test.each([
  ["http://harvest-123.eu-west-1.elb.amazonaws.com/", "http://harvest-123.eu-west-1.elb.amazonaws.com/"],
  ["https://example.com/health", "https://example.com/health"],
  ["javascript:alert(1)", null],
  ["data:text/html,hello", null],
  ["https://console.aws.amazon.com@evil.example/", null],
  ["arn:aws:ecs:us-east-1:000000000000:cluster/x", null],
  ["http://", null],
])("%s opens as %s", (value, url) => {
  expect(openableUrl(value)).toBe(url);
});

test("a system answers at its output Url, and nowhere that a browser should not go", () => {
  const outputs = [{ key: "HealthUrl", value: "http://a.example/health" }, { key: "Url", value: "http://a.example" }];
  expect(mainAddress(outputs)).toBe("http://a.example/");
  expect(mainAddress([{ key: "Url", value: "javascript:alert(1)" }])).toBeNull();
  expect(mainAddress([])).toBeNull();
});
