import { expect, test } from "vitest";

import { timelineGeometry, type TimelineEntry } from "./timeline-geometry";

const START = Date.UTC(2026, 10, 21, 14, 2);
const entry = (logicalId: string, level: number, expectedSeconds: number, from: number | null = null, to: number | null = null): TimelineEntry => ({
  logicalId,
  level,
  expectedSeconds,
  startedAtMs: from === null ? null : START + from * 1_000,
  endedAtMs: to === null ? null : START + to * 1_000,
  abandoned: false,
});
const at = (seconds: number): number => START + seconds * 1_000;

test("what has ended is solid, what runs is solid up to now and hatched up to its expected end", () => {
  const { bars, endMs } = timelineGeometry([entry("Vpc", 0, 4, 0, 4), entry("Database", 1, 96, 4)], START, at(40));
  expect(endMs).toBe(at(100 + 5)); // 100 s need ticks of 15 s
  expect(bars[0]).toEqual({ logicalId: "Vpc", solid: { left: 0, width: 3.81 }, expected: null, spentSeconds: 4 });
  expect(bars[1]?.spentSeconds).toBe(36);
  expect(bars[1]?.solid).toEqual({ left: 3.81, width: 34.285 });
  expect(bars[1]?.expected).toEqual({ left: 38.095, width: 57.143 });
});

test("what waits is drawn after everything of the levels before it", () => {
  const { bars } = timelineGeometry([entry("A", 0, 60, 0), entry("B", 0, 20, 0, 20), entry("C", 1, 30), entry("D", 2, 30)], START, at(12));
  expect(bars.map((bar) => bar.expected)).toEqual([
    { left: 10, width: 40 },
    null,
    { left: 50, width: 25 },
    { left: 75, width: 25 },
  ]);
});

test("the axis stands still while things go as expected", () => {
  const entries = [entry("A", 0, 50, 0), entry("B", 1, 40)];
  const ends = [0, 10, 20, 49].map((seconds) => timelineGeometry(entries, START, at(seconds)).endMs);
  expect(new Set(ends).size).toBe(1);
});

test("a resource that takes longer than usual keeps growing and expects nothing more", () => {
  const { bars, endMs } = timelineGeometry([entry("Service", 0, 30, 0)], START, at(61));
  expect(bars[0]?.expected).toBeNull();
  expect(endMs).toBeGreaterThanOrEqual(at(61));
  expect(bars[0]?.spentSeconds).toBe(61);
});

test("when the operation is over, nothing is expected and the axis ends with the last event", () => {
  const { bars, endMs, now } = timelineGeometry([entry("A", 0, 500, 0, 20), entry("Never", 3, 600)], START, null);
  expect(bars[1]).toEqual({ logicalId: "Never", solid: null, expected: null, spentSeconds: null });
  expect(endMs).toBe(at(20));
  expect(now).toBeNull();
});

test("clocks that disagree never draw a bar backwards", () => {
  const { bars, now } = timelineGeometry([entry("A", 0, 5, 3)], START, at(-2));
  expect(bars[0]?.solid?.width).toBe(0);
  expect(now).toBe(0);
});

test("an operation without resources still has an axis", () => {
  const { ticks } = timelineGeometry([], START, START);
  expect(ticks.map((tick) => tick.label)).toEqual(["0", "1 s", "2 s", "3 s", "4 s", "5 s"]);
});

test.each([
  [44, ["0", "10 s", "20 s", "30 s", "40 s", "50 s"]],
  [840, ["0", "2 min", "4 min", "6 min", "8 min", "10 min", "12 min", "14 min"]],
  [9_000, ["0", "30 min", "1 h", "1:30 h", "2 h", "2:30 h"]],
])("an axis of %d s is labelled %j", (seconds, labels) => {
  expect(timelineGeometry([entry("A", 0, seconds, 0, seconds)], START, null).ticks.map((tick) => tick.label)).toEqual(labels);
});

test("200 resources are placed quickly enough to do it each second", () => {
  const entries = Array.from({ length: 200 }, (_, index) => entry(`R${index}`, index % 12, 30));
  expect(timelineGeometry(entries, START, at(10)).bars).toHaveLength(200);
});
