import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";

import { afterEach, beforeEach, expect, test } from "vitest";

import { areAwsCredentialsConfigured, withoutAws } from "./aws-credentials.mjs";

let HOME;

beforeEach(() => {
  HOME = mkdtempSync(path.join(os.tmpdir(), "aws-home-"));
  mkdirSync(path.join(HOME, ".aws"));
});
afterEach(() => rmSync(HOME, { recursive: true }));

test("a machine without variables and profiles has no credentials", () => {
  expect(areAwsCredentialsConfigured({ HOME })).toBe(false);
});

test("a profile that only names a region is no credential", () => {
  writeFileSync(path.join(HOME, ".aws/config"), "[default]\nregion = eu-west-1\n");
  expect(areAwsCredentialsConfigured({ HOME })).toBe(false);
});

test.each(["aws_access_key_id = AKIA", "sso_session = work", "role_arn=arn:aws:iam::1:role/x", "credential_process = /bin/x"])(
  "a profile with %s is one",
  (line) => {
    writeFileSync(path.join(HOME, ".aws/config"), `[profile work]\n${line}\n`);
    expect(areAwsCredentialsConfigured({ HOME })).toBe(true);
  },
);

// A test process that kept a profile would deploy into somebody's account.
test("an environment without AWS has no variable, no file and no instance role to find credentials in", () => {
  const env = withoutAws({ PATH: "/bin", AWS_PROFILE: "work", AWS_ENDPOINT_URL: "https://example.com", AWS_CONFIG_FILE: "/home/me/.aws/config" });
  expect(env).toEqual({ PATH: "/bin", AWS_EC2_METADATA_DISABLED: "true", AWS_CONFIG_FILE: os.devNull, AWS_SHARED_CREDENTIALS_FILE: os.devNull });
});
