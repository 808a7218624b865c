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

test("live feeds show when anything last arrived, in whichever region", () => {
  const older = feed({ lastReceivedAt: "2026-11-21T10:00:00.000Z" });
  const newer = feed({ region: "eu-west-1", lastReceivedAt: "2026-11-21T10:00:05.000Z" });
  expect(summariseFeeds([account(newer, older)])).toEqual({ kind: "live", lastReceivedAt: "2026-11-21T10:00:05.000Z" });
});

// One silent region beside a live one must not look live: its events arrive by polling only.
test("a region without its feed is said, whatever the others have", () => {
  expect(summariseFeeds([account(feed({}), feed({ state: "unavailable", reason: "events:PutRule was denied" }))])).toEqual({
    kind: "polling",
    reason: "events:PutRule was denied",
  });
});

test("not yet known is neither live nor polling", () => {
  expect(summariseFeeds([account(feed({}), feed({ state: "unknown" }))])).toEqual({ kind: "unknown" });
  expect(summariseFeeds([account()])).toEqual({ kind: "unknown" });
  expect(summariseFeeds([])).toEqual({ kind: "none" });
});
