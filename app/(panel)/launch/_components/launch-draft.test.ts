import { expect, test } from "vitest";

import type { AccountView } from "@/lib/accounts/account-view";
import type { ParameterDefinition } from "@/lib/catalog/template-parameters";

import { checkDraft, environmentToCreate, newDraft, parameterProblems, type LaunchableOption } from "./launch-draft";

const parameter = (name: string, over: Partial<ParameterDefinition> = {}): ParameterDefinition => ({
  name,
  label: null,
  type: "String",
  description: null,
  default: null,
  allowedValues: [],
  allowedPattern: null,
  constraintDescription: null,
  minLength: null,
  maxLength: null,
  minValue: null,
  maxValue: null,
  noEcho: false,
  ...over,
});

const option: LaunchableOption = {
  system: "harvest",
  option: "minimal",
  parameters: [
    parameter("Tasks", { type: "Number", default: "2", minValue: 1, maxValue: 10 }),
    parameter("Zones", { type: "CommaDelimitedList", default: "a,b" }),
    parameter("ApiKey", { noEcho: true, default: "" }),
  ],
  rules: {},
};

const account: AccountView = {
  id: "0198c1a2-0000-7000-8000-000000000001",
  name: "Sandbox",
  kind: "sandbox",
  accountNumber: null,
  regions: ["us-east-1"],
  endpoint: null,
  connection: { state: "connected", reason: null, asOf: null, missingActions: [] },
  feeds: [],
};

const defaults = { Tasks: "2", Zones: "a,b" };

test("a new draft has the first account and region, and asks for a name", () => {
  const draft = newDraft([account]);
  expect(draft).toMatchObject({ accountId: account.id, region: "us-east-1", start: "answers", edits: {} });
  expect(checkDraft(draft, defaults, option, [account])).toEqual([{ path: "name", message: "Give the environment a name." }]);
});

// What AWS hides from everybody must not lie in a browser's storage or in a release.
test("a secret parameter is not sent", () => {
  const draft = { ...newDraft([account]), name: "harvest-dev" };
  expect(environmentToCreate(draft, { ...defaults, ApiKey: "typed" }, option).parameters).not.toHaveProperty("ApiKey");
});

test("every mistake is said at its field", () => {
  const draft = {
    ...newDraft([account]),
    name: "9lives",
    region: "mars-north-1",
    tags: [
      { key: "owner", value: "me" },
      { key: "owner", value: "you" },
      { key: "aws:x", value: "" },
    ],
  };
  const problems = checkDraft(draft, { Tasks: "11", Zones: "a" }, option, [account]);
  expect(problems.map(({ path }) => path)).toEqual(["name", "region", "tags.1", "tags.2", "parameters.Tasks"]);
  expect(Object.keys(parameterProblems(problems))).toEqual(["Tasks"]);
});

test("an empty last line of a list is not sent", () => {
  const draft = { ...newDraft([account]), name: "harvest-dev" };
  expect(environmentToCreate(draft, { Tasks: "2", Zones: "a,b," }, option).parameters).toEqual({ Tasks: "2", Zones: "a,b" });
});
