import { expect, test } from "vitest";

import { claimWords, savingWords, settingsToTry } from "./advice-words";

test.each([
  [null, "no figure"],
  [{ lowPercent: 30, highPercent: 40 }, "30–40 %"],
  [{ lowPercent: 50, highPercent: 50 }, "50 %"],
])("the plan's claim %o reads %s", (claim, words) => {
  expect(claimWords(claim)).toBe(words);
});

test.each([
  [{ kind: "saves", usd: 133.98, percent: 36.2, arithmetic: [] }, "133.98 USD a month, 36.2 %"],
  [{ kind: "saves", usd: 12, percent: null, arithmetic: [] }, "12.00 USD a month"],
  [{ kind: "saves", usd: -5.5, percent: -10, arithmetic: [] }, "costs 5.50 USD a month more"],
  [{ kind: "in-place" }, "set up so already"],
  [{ kind: "nothing-there" }, "nothing here that it is about"],
  [{ kind: "not-told", why: "No rate is known." }, "not known: No rate is known."],
] as const)("a saving of %o reads %s", (saving, words) => {
  expect(savingWords(saving.kind === "saves" ? { ...saving, arithmetic: [] } : saving)).toBe(words);
});

test("a release to try is offered only for what settings change, and do not say already", () => {
  const parameters = { MultiAz: "false" };
  expect(settingsToTry({ parameters, saving: { kind: "saves", usd: 1, percent: null, arithmetic: [] } })).toEqual(parameters);
  expect(settingsToTry({ parameters, saving: { kind: "in-place" } })).toBeNull();
  expect(settingsToTry({ parameters: null, saving: { kind: "saves", usd: 1, percent: null, arithmetic: [] } })).toBeNull();
});
