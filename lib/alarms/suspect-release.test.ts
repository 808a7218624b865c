import { expect, test } from "vitest";

import { suspectRelease, type ReleaseRun } from "./suspect-release";

const at = (time: string): Date => new Date(`2026-11-26T${time}:00Z`);
const run = (release: number, time: string): ReleaseRun => ({ release, previousRelease: release - 1, beganAt: at(time) });

test.each<[string, ReleaseRun[], Date, [number, number] | null]>([
  ["the last one before it", [run(11, "08:00"), run(12, "11:54"), run(13, "12:30")], at("12:00"), [12, 360]],
  ["one that began at the very moment", [run(12, "12:00")], at("12:00"), [12, 0]],
  ["none that began later", [run(13, "12:01")], at("12:00"), null],
  ["none of more than a day ago", [run(9, "00:00")], new Date("2026-11-27T00:00:01Z"), null],
  ["none where nothing was released", [], at("12:00"), null],
])("suspects %s", (_case, runs, since, expected) => {
  const suspect = suspectRelease(runs, since);
  expect(suspect && [suspect.release, suspect.secondsBefore]).toEqual(expected);
});
