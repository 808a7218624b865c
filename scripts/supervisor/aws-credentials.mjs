import { readFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";

// The variables by which the SDK's default chain finds credentials (AWS SDKs and Tools Reference Guide, "Settings reference").
const CREDENTIAL_VARIABLES = [
  "AWS_ACCESS_KEY_ID",
  "AWS_PROFILE",
  "AWS_WEB_IDENTITY_TOKEN_FILE",
  "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
  "AWS_CONTAINER_CREDENTIALS_FULL_URI",
];

// A profile that only sets a region or an output format is no way to sign in.
const CREDENTIAL_LINE = /^\s*(aws_access_key_id|role_arn|credential_process|sso_session|sso_start_url|login_session)\s*=/m;

/**
 * Whether this machine was given a way into an AWS account, by variable or in ~/.aws. An EC2 instance's own role
 * is not looked for: asking for it takes seconds elsewhere, so there `PILOTHOUSE_SANDBOX=off` says it.
 * @param {NodeJS.ProcessEnv} env
 */
export function areAwsCredentialsConfigured(env) {
  if (CREDENTIAL_VARIABLES.some((name) => env[name])) return true;
  const folder = path.join(env.HOME || os.homedir(), ".aws");
  const files = [env.AWS_SHARED_CREDENTIALS_FILE || path.join(folder, "credentials"), env.AWS_CONFIG_FILE || path.join(folder, "config")];
  return files.some((file) => CREDENTIAL_LINE.test(readIfThere(file)));
}

function readIfThere(file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return ""; // absent, or not ours to read: the SDK could not use it either
  }
}

/**
 * The environment without anything of AWS, and with every other source of credentials closed.
 * @param {NodeJS.ProcessEnv} env
 * @returns {NodeJS.ProcessEnv}
 */
export function withoutAws(env) {
  const rest = Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith("AWS_")));
  return { ...rest, AWS_EC2_METADATA_DISABLED: "true", AWS_CONFIG_FILE: os.devNull, AWS_SHARED_CREDENTIALS_FILE: os.devNull };
}
