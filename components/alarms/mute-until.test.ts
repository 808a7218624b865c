import { expect, test } from "vitest";

import { muteProblem } from "@/lib/alarms/alarm-act";

import { muteUntil, OWN_TIME } from "./mute-until";

const now = new Date("2026-11-26T12:00:00Z");

test("a length counts from now, a time of one's own is by the clock of the browser", () => {
  expect(muteUntil({ length: "240", own: "" }, now.getTime()).toISOString()).toBe("2026-11-26T16:00:00.000Z");
  expect(muteUntil({ length: OWN_TIME, own: "2026-11-27T08:00" }, now.getTime())).toEqual(new Date(2026, 10, 27, 8));
});

test.each([
  ["no time yet", ""],
  ["a time that has passed", "2026-11-20T08:00"],
  ["a time that is too far away", "2027-03-01T08:00"],
])("%s mutes nothing", (_name, own) => {
  expect(muteProblem(muteUntil({ length: OWN_TIME, own }, now.getTime()), now)).not.toBeNull();
});
