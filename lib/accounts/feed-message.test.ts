import { expect, test } from "vitest";

import { parseFeedMessage } from "./feed-message";

const scope = { accountId: "0198a3f0-0000-7000-8000-0000000000ae", region: "eu-west-1" };
const envelope = {
  version: "0",
  id: "8d6f3a5e-0000-0000-0000-000000000001",
  "detail-type": "CloudFormation Resource Status Change",
  source: "aws.cloudformation",
  account: "111122223333",
  time: "2026-11-21T10:00:00Z",
  region: "eu-west-1",
  resources: [],
  detail: { "stack-id": "arn:stack", "status-details": { status: "CREATE_COMPLETE", "status-reason": "" } },
};

test("an EventBridge envelope is taken apart; its account is our connection, whatever it says itself", () => {
  expect(parseFeedMessage(JSON.stringify(envelope), scope)).toEqual({
    envelopeId: envelope.id,
    ...scope,
    source: "aws.cloudformation",
    detailType: "CloudFormation Resource Status Change",
    at: new Date("2026-11-21T10:00:00Z"),
    detail: envelope.detail,
  });
});

test.each(["", "hello", "null", "[]", "{}", JSON.stringify({ ...envelope, time: "yesterday" }), JSON.stringify({ ...envelope, id: 1 })])(
  "%j is no event",
  (body) => {
    expect(parseFeedMessage(body, scope)).toBeNull();
  },
);
