import dns from "node:dns";
import net from "node:net";

import { afterEach, beforeAll, expect, test, vi } from "vitest";

import { serverEnv } from "@/lib/env/server";

import { accountClients } from "./clients";
import type { AwsConnection } from "./connection-repository";
import { AwsRequestHandler } from "./request-handler";

const connection: AwsConnection = {
  id: "0198a3f0-0000-7000-8000-0000000000ad",
  kind: "aws",
  accountNumber: null,
  endpoint: null,
  roleArn: null,
  externalId: null,
  executionRoleArn: null,
  stackNamePrefix: "pilothouse-",
  templateBucket: null,
};

const connect = vi.spyOn(net.Socket.prototype, "connect");
const lookup = vi.spyOn(dns, "lookup");

beforeAll(() => {
  serverEnv().loopbackAwsOnly = true;
});
afterEach(() => {
  connect.mockClear();
  lookup.mockClear();
});

test.each([
  ["AWS itself", connection],
  ["a role in AWS", { ...connection, roleArn: "arn:aws:iam::111122223333:role/pilothouse" }],
  ["an endpoint elsewhere", { ...connection, endpoint: "https://aws.example.com" }],
  ["the address of instance credentials", { ...connection, endpoint: "http://169.254.169.254/" }],
  ["a sandbox that is not on this machine", { ...connection, kind: "sandbox", endpoint: "http://sandbox.example.com:4566" }],
] as const)("told to stay on this machine, %s gets no client, and no socket opens", (_name, target) => {
  expect(() => accountClients(target, "us-east-1")).toThrow(expect.objectContaining({ kind: "unreachable" }));
  expect(connect).not.toHaveBeenCalled();
});

test("the last door is shut too: a request to another host is refused before its name is looked up", async () => {
  const handler = new AwsRequestHandler({ timeoutMs: 1_000 });
  const { HttpRequest } = await import("@smithy/core/protocols");
  const request = new HttpRequest({ hostname: "cloudformation.us-east-1.amazonaws.com", method: "POST", path: "/" });
  await expect(handler.handle(request)).rejects.toThrow("is not this machine");
  expect(connect).not.toHaveBeenCalled();
  expect(lookup).not.toHaveBeenCalled();
});
