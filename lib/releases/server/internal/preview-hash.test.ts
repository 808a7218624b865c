import { expect, test } from "vitest";

import { callToken, changeSetName } from "./call-token";
import { previewHash, type ConfirmedContent } from "./preview-hash";

const content: ConfirmedContent = {
  resolvedTo: "update-stack",
  templateHash: "abc",
  parameters: [{ key: "Size", value: "2" }],
  tags: { team: "web", env: "prod" },
  capabilities: ["CAPABILITY_IAM"],
  roleArn: null,
  stackArn: "arn:stack",
  changeSetArn: "arn:change-set",
  stackChangedAt: new Date("2026-11-21T12:00:00Z"),
  changes: [],
  retained: [],
};

test("the same content has the same hash, in whatever order its tags came", () => {
  expect(previewHash({ ...content, tags: { env: "prod", team: "web" } })).toBe(previewHash(content));
  expect(previewHash(content)).toMatch(/^[0-9a-f]{64}$/);
});

test.each<[string, Partial<ConfirmedContent>]>([
  ["template", { templateHash: "abd" }],
  ["parameter", { parameters: [{ key: "Size", value: "3" }] }],
  ["tag", { tags: { team: "web" } }],
  ["capability", { capabilities: [] }],
  ["role", { roleArn: "arn:role" }],
  ["change set", { changeSetArn: "arn:other" }],
  ["state of the stack", { stackChangedAt: new Date("2026-11-21T12:00:01Z") }],
])("another %s is another agreement", (_, change) => {
  expect(previewHash({ ...content, ...change })).not.toBe(previewHash(content));
});

test("an operation's call has one token, which AWS and the ledger both take", () => {
  const id = "0198c0de-0000-7000-8000-000000000002";
  expect(callToken(id, "submit")).toBe(callToken(id, "submit"));
  expect(new Set([callToken(id, "submit"), callToken(id, "cancel"), callToken(id, "cancel", 1)]).size).toBe(3);
  expect(callToken(id, "submit")).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  expect(changeSetName(id)).toMatch(/^[a-zA-Z][-a-zA-Z0-9]{0,127}$/);
});
