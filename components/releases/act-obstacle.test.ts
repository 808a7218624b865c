import { expect, test } from "vitest";

import { actObstacle } from "./act-obstacle";

test.each([
  { act: { possible: true, why: null, until: null }, mayRun: true, said: undefined },
  { act: { possible: false, why: "There is no stack.", until: null }, mayRun: true, said: "There is no stack." },
  { act: { possible: false, why: "A rollback runs.", until: "it has ended" }, mayRun: true, said: "A rollback runs. Wait until it has ended." },
  { act: { possible: false, why: null, until: null }, mayRun: true, said: "Not possible now." },
  // The role comes first: waiting would not help.
  { act: { possible: false, why: "A rollback runs.", until: null }, mayRun: false, said: "This needs the role operator; ask an administrator." },
])("an act that is possible: $act.possible, for somebody who may: $mayRun, is kept back by: $said", ({ act, mayRun, said }) => {
  expect(actObstacle(act, mayRun)).toBe(said);
});
