import { expect, test } from "vitest";

import { startingRelease } from "./starting-release";

// After a rollback from release 3 to 1, release 3 holds the settings that somebody wanted to be rid of.
test("a new release starts from the one that runs, and offers the newest instead", () => {
  expect(startingRelease({ release: 1, latestRelease: 3 }, undefined)).toEqual({ number: 1, other: 3 });
  expect(startingRelease({ release: 3, latestRelease: 3 }, undefined)).toEqual({ number: 3, other: null });
});

test("where nothing runs it starts from the newest", () => {
  expect(startingRelease({ release: null, latestRelease: 2 }, undefined)).toEqual({ number: 2, other: null });
});

test("the address may name another, if there is one of that number", () => {
  expect(startingRelease({ release: 1, latestRelease: 3 }, "3")).toEqual({ number: 3, other: 1 });
  for (const nonsense of ["4", "0", "-1", "x", ["1", "2"], "\0"]) expect(startingRelease({ release: 1, latestRelease: 3 }, nonsense).number).toBe(1);
});
