import { describe, expect, test } from "vitest";

import { dataVerdict, deletionVerdict, needsTypedName, type VerdictChange } from "./data-verdict";

const database = (changes: Partial<VerdictChange>): VerdictChange => ({
  logicalId: "Database",
  resourceType: "AWS::RDS::DBInstance",
  action: "Modify",
  replacement: "False",
  policyAction: null,
  holdsData: true,
  ...changes,
});

describe("a database", () => {
  test.each([
    ["is added", database({ action: "Add", replacement: null }), "safe", null],
    ["is changed in place", database({}), "safe", null],
    ["is replaced", database({ replacement: "True", policyAction: "ReplaceAndSnapshot" }), "at-risk", { effect: "replaced", policy: "Snapshot" }],
    ["may be replaced", database({ replacement: "Conditional" }), "at-risk", { effect: "may-be-replaced", policy: "unknown" }],
    ["is changed, AWS not saying how", database({ replacement: null }), "at-risk", { effect: "may-be-replaced" }],
    ["leaves the template and is deleted", database({ action: "Remove", replacement: null, policyAction: "Delete" }), "at-risk", { effect: "deleted", policy: "Delete" }],
    ["leaves the template and is kept", database({ action: "Remove", replacement: null, policyAction: "Retain" }), "at-risk", { effect: "let-go", policy: "Retain" }],
    ["is brought in", database({ action: "Import", replacement: null }), "safe", null],
    ["changes in a way that cannot be told", database({ action: "Dynamic", replacement: null }), "could-not-tell", null],
    ["changes in a way that AWS added since", database({ action: "Teleport", replacement: null }), "could-not-tell", null],
  ] as const)("that %s", (_, change, kind, risk) => {
    const verdict = dataVerdict([change]);
    expect(verdict.kind).toBe(kind);
    if (risk) expect(verdict).toMatchObject({ resources: [risk] });
  });
});

test("a thing without data may be replaced freely", () => {
  expect(dataVerdict([database({ logicalId: "TaskDefinition", holdsData: false, replacement: "True" })])).toEqual({ kind: "safe" });
});

test("one database at risk outweighs everything that is safe", () => {
  expect(dataVerdict([database({}), database({ logicalId: "Other", replacement: "True" })]).kind).toBe("at-risk");
});

// "Could not tell" must never pass for safe: nobody would be asked.
test("whatever is not safe asks for the typed name", () => {
  expect(needsTypedName({ kind: "safe" })).toBe(false);
  expect(needsTypedName({ kind: "could-not-tell", why: "" })).toBe(true);
  expect(needsTypedName({ kind: "at-risk", resources: [] })).toBe(true);
});

// "At risk" for what AWS skips would make people look past the one that is truly deleted.
test("the deletion of a stack puts at risk what goes with it, not what a policy keeps", () => {
  const kept = database({ action: "Remove", replacement: null, policyAction: "Retain" });
  expect(deletionVerdict([kept])).toEqual({ kind: "safe" });
  const gone = database({ logicalId: "Cache", action: "Remove", replacement: null, policyAction: "Delete" });
  expect(deletionVerdict([kept, gone])).toMatchObject({ kind: "at-risk", resources: [{ logicalId: "Cache", effect: "deleted" }] });
});
