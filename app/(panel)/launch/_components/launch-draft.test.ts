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

test("a new draft has the template's defaults and the first account and region, and asks for a name", () => {
  const draft = newDraft(option, [account]);
  expect(draft).toMatchObject({ accountId: account.id, region: "us-east-1", parameters: { Tasks: "2", Zones: "a,b" } });
  expect(checkDraft(draft, option, [account])).toEqual([{ path: "name", message: "Give the environment a name." }]);
});

// What AWS hides from everybody must not lie in a browser's storage or in a release.
test("a secret parameter is neither kept nor sent", () => {
  const draft = { ...newDraft(option, [account]), name: "harvest-dev" };
  expect(draft.parameters).not.toHaveProperty("ApiKey");
  expect(environmentToCreate(draft, option).parameters).not.toHaveProperty("ApiKey");
});

test("every mistake is said at its field", () => {
  const draft = {
    ...newDraft(option, [account]),
    name: "9lives",
    region: "mars-north-1",
    tags: [
      { key: "owner", value: "me" },
      { key: "owner", value: "you" },
      { key: "aws:x", value: "" },
    ],
    parameters: { Tasks: "11", Zones: "a" },
  };
  const problems = checkDraft(draft, option, [account]);
  expect(problems.map(({ path }) => path)).toEqual(["name", "region", "tags.1", "tags.2", "parameters.Tasks"]);
  expect(Object.keys(parameterProblems(problems))).toEqual(["Tasks"]);
});

test("an empty last line of a list is not sent", () => {
  const draft = { ...newDraft(option, [account]), name: "harvest-dev", parameters: { Tasks: "2", Zones: "a,b," } };
  expect(environmentToCreate(draft, option).parameters).toEqual({ Tasks: "2", Zones: "a,b" });
});
