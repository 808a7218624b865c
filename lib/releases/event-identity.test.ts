import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { identityKey, placeFeedEvent, placePolledEvents, type StoredEvent } from "./event-identity";
import type { PolledEvent, ToldEvent } from "./stack-event";

const start = Date.UTC(2026, 10, 21, 12);
const told = (logicalId: string, status: string, atMs: number): ToldEvent => ({
  logicalId,
  physicalId: "",
  resourceType: "AWS::S3::Bucket",
  status,
  reason: null,
  token: "t1",
  at: new Date(start + atMs),
});
const polled = (event: ToldEvent, eventId: string): PolledEvent => ({ ...event, eventId });
const asFeedTellsIt = (event: ToldEvent): ToldEvent => ({ ...event, at: new Date(Math.floor(event.at.getTime() / 1_000) * 1_000) });

/** A stand-in for the table: what the repository does with each placing. */
function table() {
  const rows: (StoredEvent & { eventId: string | null; position: number | null })[] = [];
  return {
    rows,
    feed(event: ToldEvent) {
      const placed = placeFeedEvent(event, rows);
      if (placed.kind === "new")
        rows.push({ id: BigInt(rows.length + 1), key: identityKey(event), occurrence: placed.occurrence, at: event.at, confirmed: false, eventId: null, position: null });
    },
    poll(events: PolledEvent[]) {
      const last = Math.max(-1, ...rows.map((row) => row.position ?? -1));
      for (const { event, position, occurrence, confirms } of placePolledEvents(events, rows, last)) {
        const confirmed = { at: event.at, confirmed: true, eventId: event.eventId, position };
        const row = rows.find((candidate) => candidate.id === confirms);
        if (row) Object.assign(row, confirmed);
        else rows.push({ id: BigInt(rows.length + 1), key: identityKey(event), occurrence, ...confirmed });
      }
    },
    /** What settling does: polling has had the last word. */
    settle() {
      rows.splice(0, rows.length, ...rows.filter((row) => row.confirmed));
    },
  };
}

describe("an event that the feed brought", () => {
  test("is confirmed by polling, with the exact time, and not doubled", () => {
    const stored = table();
    const event = told("Bucket", "CREATE_COMPLETE", 1_734);
    stored.feed(asFeedTellsIt(event));
    stored.poll([polled(event, "e1")]);
    expect(stored.rows).toMatchObject([{ eventId: "e1", position: 0, at: event.at }]);
  });

  test("is known when polling was quicker", () => {
    const stored = table();
    const event = told("Bucket", "CREATE_COMPLETE", 1_734);
    stored.poll([polled(event, "e1")]);
    stored.feed(asFeedTellsIt(event));
    expect(stored.rows).toHaveLength(1);
  });

  test("is known when EventBridge stamped it in the next second", () => {
    const stored = table();
    stored.poll([polled(told("Bucket", "CREATE_COMPLETE", 1_990), "e1")]);
    stored.feed(told("Bucket", "CREATE_COMPLETE", 3_000));
    expect(stored.rows).toHaveLength(1);
  });

  // An update that is rolled back takes each resource through the same statuses twice, under the same token.
  test("counts apart from its like, minutes earlier", () => {
    const stored = table();
    stored.feed(told("Bucket", "UPDATE_COMPLETE", 0));
    stored.feed(told("Bucket", "UPDATE_COMPLETE", 60_000));
    expect(stored.rows.map((row) => row.occurrence)).toEqual([1, 2]);
  });
});

test("what the feed lost, polling fills in, in AWS's order", () => {
  const stored = table();
  const first = told("Bucket", "UPDATE_COMPLETE", 0);
  const second = told("Bucket", "UPDATE_COMPLETE", 60_000);
  stored.feed(asFeedTellsIt(second));
  stored.poll([polled(first, "e1"), polled(second, "e2")]);
  expect(stored.rows.toSorted((a, b) => (a.position ?? 0) - (b.position ?? 0))).toMatchObject([
    { occurrence: 1, eventId: "e1", at: first.at },
    { occurrence: 2, eventId: "e2", at: second.at },
  ]);
});

test("however the feed duplicates, reorders and loses, and however polling is cut, the end is AWS's list once and in order", () => {
  const history = fc.array(fc.record({ logicalId: fc.constantFrom("A", "B"), status: fc.constantFrom("UPDATE_IN_PROGRESS", "UPDATE_COMPLETE"), stepMs: fc.integer({ min: 1, max: 5_000 }) }), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(history, fc.infiniteStream(fc.nat(6)), (steps, dice) => {
      let at = 0;
      const truth = steps.map((step, index) => polled(told(step.logicalId, step.status, (at += step.stepMs)), `e${index}`));
      const stored = table();
      let polledTo = 0;
      const roll = () => dice.next().value ?? 0;
      for (let seen = 1; seen <= truth.length; seen++) {
        const window = truth.slice(Math.max(0, seen - 3), seen);
        for (let copies = roll() % 3; copies > 0; copies--) {
          const event = window[roll() % window.length];
          if (event) stored.feed(asFeedTellsIt(event));
        }
        if (roll() === 0) {
          stored.poll(truth.slice(polledTo, seen));
          polledTo = seen;
        }
      }
      stored.poll(truth.slice(polledTo));
      stored.settle();
      const inOrder = stored.rows.toSorted((a, b) => (a.position ?? 0) - (b.position ?? 0));
      expect(inOrder.map((row) => row.eventId)).toEqual(truth.map((event) => event.eventId));
      expect(new Set(inOrder.map((row) => `${row.key} ${row.occurrence}`)).size).toBe(truth.length);
    }),
    { numRuns: 300 },
  );
});
