import { expect, test } from "vitest";

import { isLegal } from "./legality";
import { STACK_STATUSES } from "./stack-status";
import { wayOn } from "./way-on";

// "Then deploy again" on a stack that only lets its rollback be continued sends a person into a refusal.
test.each([...STACK_STATUSES, null])("after a failure in %s the way on is one that the status allows, or to wait", (status) => {
  const { act, words } = wayOn(status);
  expect(words).toMatch(/\.$/);
  expect(act === null || isLegal(act, status)).toBe(true);
});

test("a status that AWS adds later does not lead into an act", () => {
  expect(wayOn("FUTURE_IN_PROGRESS").act).toBeNull();
  expect(wayOn("FUTURE_COMPLETE")).toEqual({ act: null, words: "Look at the stack in the AWS console before you change it." });
});
