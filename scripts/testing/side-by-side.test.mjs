import { setImmediate } from "node:timers/promises";

import { expect, test } from "vitest";

import { runSideBySide } from "./side-by-side.mjs";

/** Begins steps that end when the test says so; `running` names those that run. */
async function begin(steps) {
  const open = new Map();
  const all = runSideBySide(steps, ({ name }) => new Promise((resolve, reject) => open.set(name, { resolve, reject })));
  const settle = (how) => async (name, value) => {
    open.get(name)[how](value);
    open.delete(name);
    await setImmediate();
  };
  await setImmediate();
  return { all, running: () => [...open.keys()], end: settle("resolve"), fail: settle("reject") };
}

test("two steps run at a time, and one that wants the machine waits for both and is alone", async () => {
  const { all, running, end } = await begin([{ name: "types" }, { name: "sandbox" }, { name: "unit" }, { name: "build", isAlone: true }, { name: "last" }]);
  expect(running()).toEqual(["types", "sandbox"]);
  await end("types", 1);
  expect(running()).toEqual(["sandbox", "unit"]);
  await end("unit", 3);
  expect(running()).toEqual(["sandbox"]);
  await end("sandbox", 2);
  expect(running()).toEqual(["build"]);
  await end("build", 4);
  expect(running()).toEqual(["last"]);
  await end("last", 5);
  expect(await all).toEqual([1, 2, 3, 4, 5]);
});

// A step tells its failure as its result; it throws where the whole run is stopped, and what runs beside it needs its time to end.
test("where a step throws, the run does so when the others have ended", async () => {
  const { all, running, end, fail } = await begin([{ name: "types" }, { name: "sandbox" }]);
  await fail("types", new Error("stopped"));
  expect(running()).toEqual(["sandbox"]);
  const over = expect(all).rejects.toThrow("stopped");
  await end("sandbox");
  await over;
});
