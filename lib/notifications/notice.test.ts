import { expect, test } from "vitest";

import { fitNotice, noticeSchema, type Notice } from "./notice";

const notice = (change: Partial<Notice>): Notice => ({
  kind: "alarm",
  severity: "critical",
  environment: null,
  title: "API errors",
  text: "Look at it.",
  path: "/alarms",
  key: "one",
  at: "2026-11-26T12:00:00.000Z",
  ...change,
});

test("a notice that fits is told as it was written", () => {
  expect(fitNotice(notice({ title: "x".repeat(200) }))).toEqual(notice({ title: "x".repeat(200) }));
});

// An alarm's name takes 255 characters in AWS, a reason 1,023: without this its change of state would be lost with the notice.
test.each([
  ["a title", { title: "n".repeat(255) }],
  ["a text", { text: "r".repeat(5_000) }],
  ["a title cut within an emoji", { title: `${"n".repeat(198)}🚨🚨` }],
])("%s that is too long is cut, and says so", (_name, change) => {
  const fitted = fitNotice(notice(change));
  expect(noticeSchema.safeParse(fitted).success).toBe(true);
  expect(`${fitted.title}${fitted.text}`).toContain("…");
  expect(Buffer.from(fitted.title).toString()).toBe(fitted.title);
});
