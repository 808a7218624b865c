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
  let ids = 0n;
  const newId = () => (ids += 1n);
  return {
    rows,
    feed(event: ToldEvent) {
      const placed = placeFeedEvent(event, rows);
      if (placed.kind === "new")
        rows.push({ id: newId(), key: identityKey(event), occurrence: placed.occurrence, at: event.at, toldAt: event.at, confirmed: false, eventId: null, position: null });
      else for (const row of rows) if (row.id === placed.tellsOf) row.toldAt = event.at;
    },
    poll(events: PolledEvent[]) {
      const last = Math.max(-1, ...rows.map((row) => row.position ?? -1));
      for (const { event, position, occurrence, confirms } of placePolledEvents(events, rows, last)) {
        const confirmed = { at: event.at, confirmed: true, eventId: event.eventId, position };
        const row = rows.find((candidate) => candidate.id === confirms);
        if (row) Object.assign(row, confirmed);
        else rows.push({ id: newId(), key: identityKey(event), occurrence, toldAt: null, ...confirmed });
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

  // Its copy would outrank what polling read after it, and paint a stack that is at rest as one at work.
  test.each([3_000, 60_000, 3_600_000])("is known when polling was quicker and the feed tells %d ms late", (lateMs) => {
    const stored = table();
    stored.poll([polled(told("Bucket", "UPDATE_IN_PROGRESS", 0), "e1"), polled(told("Bucket", "UPDATE_COMPLETE", 1_000), "e2")]);
    stored.feed(told("Bucket", "UPDATE_IN_PROGRESS", lateMs));
    expect(stored.rows.map((row) => row.eventId)).toEqual(["e1", "e2"]);
    stored.feed(told("Bucket", "UPDATE_IN_PROGRESS", lateMs)); // delivered again
    expect(stored.rows).toHaveLength(2);
  });

  test("is news where the feed has told of its like before, however long ago that was polled", () => {
    const stored = table();
    stored.poll([polled(told("Bucket", "UPDATE_IN_PROGRESS", 0), "e1")]);
    stored.feed(told("Bucket", "UPDATE_IN_PROGRESS", 5_000));
    stored.feed(told("Bucket", "UPDATE_IN_PROGRESS", 60_000));
    expect(stored.rows.map((row) => row.occurrence)).toEqual([1, 2]);
  });

  test("is told of twice in two seconds where it happened twice", () => {
    const stored = table();
    stored.poll([polled(told("Bucket", "UPDATE_IN_PROGRESS", 0), "e1"), polled(told("Bucket", "UPDATE_IN_PROGRESS", 1_000), "e2")]);
    stored.feed(told("Bucket", "UPDATE_IN_PROGRESS", 0));
    stored.feed(told("Bucket", "UPDATE_IN_PROGRESS", 1_000));
    stored.feed(told("Bucket", "UPDATE_IN_PROGRESS", 60_000));
    expect(stored.rows.map((row) => row.occurrence)).toEqual([1, 2, 3]);
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

test("however late the feed tells what polling has read, and in whatever order, none of it becomes news", () => {
  const events = fc.array(fc.record({ logicalId: fc.constantFrom("A", "B"), stepMs: fc.integer({ min: 1, max: 20_000 }), lateMs: fc.integer({ min: 0, max: 120_000 }), order: fc.nat() }), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(events, (steps) => {
      let at = 0;
      const truth = steps.map((step, index) => ({ ...step, event: polled(told(step.logicalId, "UPDATE_IN_PROGRESS", (at += step.stepMs)), `e${index}`) }));
      const stored = table();
      stored.poll(truth.map(({ event }) => event));
      for (const { event, lateMs } of truth.toSorted((a, b) => a.order - b.order)) stored.feed(asFeedTellsIt({ ...event, at: new Date(event.at.getTime() + lateMs) }));
      expect(stored.rows.filter((row) => !row.confirmed)).toEqual([]);
    }),
    { numRuns: 1_000 },
  );
});
