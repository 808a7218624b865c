import { expect, test } from "vitest";

import { saysNothingToChange } from "./no-change";

test.each([
  ["a change set without changes", "The submitted information didn't contain changes. Submit different information to create a change set."],
  ["a change set of an unchanged template", "No updates are to be performed."],
  ["an update without changes", "An error occurred (ValidationError) when calling the UpdateStack operation: No updates are to be performed."],
])("%s is told apart from a failure", (_, reason) => {
  expect(saysNothingToChange(reason)).toBe(true);
});

test.each([null, "", "Parameters: [Zz] do not exist in the template", "User: arn:aws:iam::1:user/x is not authorized"])("%s is not", (reason) => {
  expect(saysNothingToChange(reason)).toBe(false);
});
