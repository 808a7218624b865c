import { beforeEach, expect, test } from "vitest";

import type { DueSummary } from "../../due-summary";
import { forgetDueSummary, keepDueSummary } from "./kept-due-summary";

const noon = Date.parse("2026-11-26T12:00:00Z");
const after = (seconds: number) => new Date(noon + seconds * 1_000);

let open = 0;
const summarize = async (now: Date): Promise<DueSummary> => ({ total: open, overdue: 0, asOf: now.toISOString(), items: [] });
const look = async (seconds: number) => {
  const { total, asOf } = await keepDueSummary(after(seconds), summarize);
  return { total, ageSeconds: seconds - (Date.parse(asOf) - noon) / 1_000 };
};

beforeEach(() => {
  forgetDueSummary();
  open = 3;
});

test("what is shown from memory says its own age, and an old one is counted anew", async () => {
  expect(await look(0)).toEqual({ total: 3, ageSeconds: 0 });
  open = 2;
  expect(await look(29)).toEqual({ total: 3, ageSeconds: 29 });
  // Nobody waits while it is counted anew; whoever looks after that sees the new count.
  expect(await look(90)).toEqual({ total: 3, ageSeconds: 90 });
  expect(await look(91)).toEqual({ total: 2, ageSeconds: 1 });
  open = 1;
  expect(await look(91 + 121)).toEqual({ total: 1, ageSeconds: 0 });
});

test("after somebody's own act the next look counts, even while a count from before is under way", async () => {
  await look(0);
  const waiting: ((summary: DueSummary) => void)[] = [];
  const slowly = (): Promise<DueSummary> => new Promise((resolve) => waiting.push(resolve));
  const old = keepDueSummary(after(130), slowly);
  open = 2;
  forgetDueSummary();
  expect(await look(131)).toEqual({ total: 2, ageSeconds: 0 });
  waiting[0]?.({ total: 3, overdue: 0, asOf: after(130).toISOString(), items: [] });
  expect((await old).total).toBe(3);
  expect(await look(132)).toEqual({ total: 2, ageSeconds: 1 });
});
