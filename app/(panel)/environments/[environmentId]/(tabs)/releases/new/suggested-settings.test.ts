import { expect, test } from "vitest";

import { newReleaseHref } from "@/components/releases/hrefs";

import { suggestedSettings } from "./suggested-settings";

const DEFINITIONS = [
  { name: "MultiAz", noEcho: false },
  { name: "InstanceType", noEcho: false },
  { name: "Password", noEcho: true },
];

test("an address made for settings suggests just these", () => {
  const address = new URL(newReleaseHref("e1", 2, { MultiAz: "false", InstanceType: "t4g.small & more" }), "http://panel");
  expect(address.searchParams.get("from")).toBe("2");
  expect(suggestedSettings(Object.fromEntries(address.searchParams), DEFINITIONS)).toEqual({ MultiAz: "false", InstanceType: "t4g.small & more" });
});

test("an address suggests no secret, no setting that the template lacks, and nothing given twice or too long", () => {
  expect(suggestedSettings({ "set.Password": "guessed", "set.Other": "1", "set.MultiAz": ["true", "false"], "set.InstanceType": "x".repeat(5_000) }, DEFINITIONS)).toEqual({});
});
