import { expect, test } from "vitest";

import { billWindow } from "./bill-window";

const at = (day: string) => new Date(`${day}T06:30:00Z`);

test.each([
  ["the first time, thirteen months and what this one has", "2026-11-26", null, "2025-10-01", "2026-11-27"],
  ["on a usual day, the last days that can still change", "2026-11-26", "2026-11-26", "2026-11-16", "2026-11-27"],
  ["early in a month, the whole month before, whose bill is still open", "2026-12-03", "2026-12-03", "2026-11-01", "2026-12-04"],
  ["once that bill is closed, this month alone", "2026-12-09", "2026-12-09", "2026-12-01", "2026-12-10"],
  ["after a pause, the gap too", "2026-11-26", "2026-09-20", "2026-09-10", "2026-11-27"],
  ["after a pause of years, as much as there is", "2026-11-26", "2021-01-01", "2025-10-01", "2026-11-27"],
])("%s", (_, today, answeredThrough, firstDay, endDay) => {
  expect(billWindow({ now: at(today), answeredThrough })).toEqual({ firstDay, endDay });
});
