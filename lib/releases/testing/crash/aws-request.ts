import type { IncomingMessage } from "node:http";

/** What a request to AWS asks for, as its wire form tells. */
export type AwsRequest = {
  /** Of the credential that signed it; empty where it bears no signature. */
  region: string;
  /** E.g. ExecuteChangeSet, ReceiveMessage; empty for services that name none (S3). */
  action: string;
  /** The query protocol's fields; empty for others. */
  form: URLSearchParams;
};

/** Signature Version 4: `Credential=<key>/<date>/<region>/<service>/aws4_request`. */
const CREDENTIAL_SCOPE = /Credential=[^/]+\/\d{8}\/([^/]+)\//;

/** The query protocol (CloudFormation, STS) names the action in the form, the JSON protocols (SQS, EventBridge) in X-Amz-Target. */
export function readAwsRequest({ headers }: IncomingMessage, body: Buffer): AwsRequest {
  const isForm = headers["content-type"]?.startsWith("application/x-www-form-urlencoded") ?? false;
  const form = new URLSearchParams(isForm ? body.toString("utf8") : "");
  const target = headers["x-amz-target"];
  return {
    region: CREDENTIAL_SCOPE.exec(headers.authorization ?? "")?.[1] ?? "",
    action: form.get("Action") ?? (typeof target === "string" ? (target.split(".").at(-1) ?? "") : ""),
    form,
  };
}
