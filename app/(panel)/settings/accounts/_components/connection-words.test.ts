import { expect, test } from "vitest";

import { connectionMark, feedMark } from "./connection-words";

const CONNECTION = { asOf: null, missingActions: [] };
const FEED = { region: "us-east-1", lastReceivedAt: null, asOf: null };

test("what has not been tried yet is no warning", () => {
  expect(connectionMark({ ...CONNECTION, state: "unknown", reason: null })).toEqual({ tone: "unknown", word: "Not tried yet" });
  expect(feedMark({ ...FEED, state: "unknown", reason: null })).toEqual({ tone: "unknown", word: "Not known yet" });
});

// Nobody tries a connection while no worker runs: what it was then must not be shown as what it is.
test("what was well and has not been looked at since warns, and says why", () => {
  expect(connectionMark({ ...CONNECTION, state: "unknown", reason: "No worker has tried it since." })).toEqual({ tone: "warning", word: "Not known. No worker has tried it since." });
  expect(feedMark({ ...FEED, state: "unknown", reason: "No worker listens." })).toEqual({ tone: "warning", word: "Not known. No worker listens." });
});
