import { expect, test } from "vitest";

import { wrongWebSetting } from "./check-web-settings";

const publicUrl = "http://127.0.0.1:3000";
const authSecret = "Zk3+pQ9vX1sT7uB5nR8wY2cL6hJ4dF0gA";

test("a generated secret and a public address are all that the web process needs", () => {
  expect(wrongWebSetting({ authSecret, publicUrl })).toBeNull();
  expect(wrongWebSetting({ authSecret: "aabbZk3+pQ9vX1sT7uB5nR8wY2cL6hJ4d", publicUrl })).toBeNull();
});

// A secret that stands in a guide lets whoever has read the guide seal a session of any administrator.
test.each([null, "please-change-me-please-change-me-now", "your-secret-your-secret-your-secret!", "a".repeat(40), "secret12secret12secret12secret12"])(
  "the web process does not start with the secret %s",
  (secret) => expect(wrongWebSetting({ authSecret: secret, publicUrl })).toEqual(expect.stringContaining("NEXTAUTH_SECRET")),
);

test("the web process does not start without the address that browsers use", () => {
  expect(wrongWebSetting({ authSecret, publicUrl: null })).toEqual(expect.stringContaining("NEXTAUTH_URL"));
});
