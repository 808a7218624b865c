import { expect, test } from "vitest";

import { propertyChanges } from "./property-changes";

const detail = (causedBy: string | null, requiresRecreation = "Always") => ({ path: "Properties.UserData", requiresRecreation, causedBy, before: "a", after: "b" });

// Two settings reach the same script: naming one of them hides what the other does.
test("a property that two settings change stands once, with both", () => {
  expect(propertyChanges({ replacement: "True", details: [detail("VolumeSizeGib"), detail("RateLimit"), detail("RateLimit")] })).toEqual([
    { path: "Properties.UserData", before: "a", after: "b", causes: ["VolumeSizeGib", "RateLimit"], replaces: "yes" },
  ]);
});

test.each([
  ["True", "Always", "yes"],
  ["Conditional", "Always", "perhaps"],
  ["Conditional", "Conditionally", "perhaps"],
  ["False", "Never", "no"],
])("in a change whose replacement is %s a property that asks for one %s forces it: %s", (replacement, requires, replaces) => {
  expect(propertyChanges({ replacement, details: [detail(null, requires)] })).toMatchObject([{ replaces }]);
});
