import { readFileSync } from "node:fs";

import { expect, test } from "vitest";

import { parseTemplate } from "./template";
import { validateParameters } from "./validate-parameters";

const CERTIFICATE = "arn:aws:acm:us-east-1:000000000000:certificate/0f9b1c1e-0000-4000-8000-000000000000";

function check(option: string, given: Record<string, string>) {
  const result = parseTemplate(readFileSync(`cfn-templates/${option}.yaml`, "utf8"));
  if (result.kind === "invalid") throw new Error(JSON.stringify(result.problems));
  return validateParameters(result.template.parameters, result.template.rules, given).kind;
}

// ECS takes the first and fails long after the launch was confirmed; said while typing, it costs nothing.
test.each([
  ["prethrift/fargate", { DesiredTasks: "2.5" }, "invalid"],
  ["prethrift/fargate", { DesiredTasks: "3", MaxTasks: "2" }, "invalid"],
  ["prethrift/fargate", { DesiredTasks: "6", MaxTasks: "4" }, "invalid"],
  ["prethrift/fargate", { DesiredTasks: "10", MaxTasks: "6" }, "invalid"],
  ["prethrift/fargate", { DesiredTasks: "4", MaxTasks: "4" }, "valid"],
  ["prethrift/fargate", { DesiredTasks: "6", MaxTasks: "6" }, "valid"],
  ["prethrift/fargate", { DesiredTasks: "10", MaxTasks: "20" }, "valid"],
  ["prethrift/fargate", { DesiredTasks: "1", MaxTasks: "2" }, "valid"],
  ["harvest/production", { DesiredTasks: "2.5" }, "invalid"],
  ["harvest/production", { DesiredTasks: "4", MaxTasks: "4" }, "valid"],
])("%s with %j is %s", (option, given, kind) => {
  expect(check(option, given)).toBe(kind);
});

// A host without a certificate would be ignored in silence: outputs and listener follow the certificate.
test.each(["prethrift/fargate", "harvest/minimal", "harvest/production", "harvest/serverless", "agent/single", "agent/scaled"])("%s takes certificate and domain name together, or neither", (option) => {
  expect(check(option, {})).toBe("valid");
  expect(check(option, { DomainName: "api.example.com" })).toBe("invalid");
  expect(check(option, { CertificateArn: CERTIFICATE })).toBe("invalid");
  expect(check(option, { CertificateArn: CERTIFICATE, DomainName: "api.example.com" })).toBe("valid");
});
