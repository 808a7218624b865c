import { expect, test } from "vitest";

import { namesakes } from "./namesakes";

test("alarms that share the plan's name are told apart; one with a name of its own, or with none, need not be", () => {
  const alarms = [
    { id: "a", title: "API errors" },
    { id: "b", title: "Queue depth" },
    { id: "c", title: "API errors" },
    { id: "d", title: null },
    { id: "e", title: null },
  ];
  expect([...namesakes(alarms)]).toEqual(["a", "c"]);
});
