import { expect, test } from "vitest";

import { isUnread } from "./alarm-look-age";

const now = new Date("2026-11-26T12:00:00Z");

test.each([
  [null, true],
  ["2026-11-26T11:59:00Z", false],
  ["2026-11-26T11:55:01Z", false],
  ["2026-11-26T11:55:00Z", true],
  // A clock that was set back makes nothing old.
  ["2026-11-26T12:00:05Z", false],
])("alarms that AWS last told of at %s count as unread at noon: %s", (answeredAt, expected) => {
  expect(isUnread(answeredAt === null ? null : new Date(answeredAt), now)).toBe(expected);
});
