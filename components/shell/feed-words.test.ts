import { expect, test } from "vitest";

import type { AccountView } from "@/lib/accounts/account-view";

import { summariseFeeds } from "./feed-words";

type Feed = AccountView["feeds"][number];

const feed = (over: Partial<Feed>): Feed => ({ region: "us-east-1", state: "live", reason: null, lastReceivedAt: null, asOf: null, ...over });
const account = (...feeds: Feed[]): AccountView => ({
  id: "0198c1a2-0000-7000-8000-000000000001",
  name: "Sandbox",
  kind: "sandbox",
  accountNumber: "000000000000",
  regions: ["us-east-1"],
  endpoint: "http://127.0.0.1:4566",
  connection: { state: "connected", reason: null, asOf: null, missingActions: [] },
  feeds,
});

const NOW_MS = Date.parse("2026-11-21T10:00:20.000Z");
const summary = (accounts: AccountView[]) => summariseFeeds(accounts, NOW_MS);

test("live feeds show when anything last arrived, in whichever region", () => {
  const older = feed({ lastReceivedAt: "2026-11-21T10:00:00.000Z" });
  const newer = feed({ region: "eu-west-1", lastReceivedAt: "2026-11-21T10:00:05.000Z" });
  expect(summary([account(newer, older)])).toEqual({ kind: "live", lastReceivedAt: "2026-11-21T10:00:05.000Z" });
});

// One silent region beside a live one must not look live: its events arrive by polling only.
test("a region without its feed is said, whatever the others have", () => {
  expect(summary([account(feed({}), feed({ state: "unavailable", reason: "events:PutRule was denied" }))])).toEqual({
    kind: "polling",
    reason: "events:PutRule was denied",
  });
});

test("not yet known is neither live nor polling", () => {
  expect(summary([account(feed({}), feed({ state: "unknown" }))])).toEqual({ kind: "unknown" });
  expect(summary([account()])).toEqual({ kind: "unknown" });
  expect(summary([])).toEqual({ kind: "none" });
});

// A worker that has stopped leaves "live" behind in the database; green above a page that no longer moves is a lie.
test.each([
  { seconds: 25, expected: { kind: "live" } },
  { seconds: 45, expected: { kind: "silent", isLost: false } },
  { seconds: 90, expected: { kind: "silent", isLost: true } },
])("a feed that was last listened to $seconds s ago is $expected.kind", ({ seconds, expected }) => {
  const asOf = new Date(NOW_MS - seconds * 1_000).toISOString();
  expect(summary([account(feed({ asOf: new Date(NOW_MS).toISOString() }), feed({ asOf }))])).toMatchObject(expected);
});

test("a feed that was heard and is not known any more is lost, not merely unknown", () => {
  expect(summary([account(feed({ state: "unknown", asOf: "2026-11-21T09:58:00.000Z" }))])).toEqual({ kind: "silent", heardAt: "2026-11-21T09:58:00.000Z", isLost: true });
});
