import { expect, test } from "vitest";

import { passedChecks } from "./passed-checks";

const option = {
  system: "harvest",
  option: "minimal",
  parameters: [],
  rules: { Known: { Assertions: [{ Assert: true }] }, InTheAccount: { Assertions: [{ Assert: { "Fn::ValueOf": ["Vpc", "VpcId"] } }] } },
};
const account = { name: "Sandbox", connection: { state: "connected" as const, reason: null, asOf: null, missingActions: [] } };

test("what was checked is said, and what only AWS can tell is not counted as checked", () => {
  expect(passedChecks(option, {}, account)).toEqual([
    "No other environment was found with this name.",
    "0 settings keep to what the template allows, and to 1 rule about several together.",
    "Only AWS can tell whether these rules hold: InTheAccount.",
    "The account Sandbox answers.",
  ]);
});

// A check that could not be made must never read like one that was passed.
test.each([
  ["unknown", null, "Whether the account Sandbox answers is not known yet."],
  ["denied", "no sts:GetCallerIdentity", "Not in order: the account Sandbox cannot be used now: no sts:GetCallerIdentity."],
] as const)("an account that is %s is said to be so", (state, reason, words) => {
  expect(passedChecks(option, {}, { name: "Sandbox", connection: { state, reason, asOf: null, missingActions: [] } }).at(-1)).toBe(words);
});
