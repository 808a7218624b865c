import { expect, test } from "vitest";

import { logGroupsOf } from "./environment-log-groups";

const resource = (logicalId: string, physicalId: string | null, resourceType: string, status = "CREATE_COMPLETE") => ({ logicalId, physicalId, resourceType, status });

test("an environment's log groups are those of its stack and those that Lambda makes for its functions", () => {
  expect(
    logGroupsOf([
      resource("Worker", "app-worker", "AWS::Lambda::Function"),
      resource("LogGroup", "app-log", "AWS::Logs::LogGroup"),
      resource("Gone", "old-log", "AWS::Logs::LogGroup", "DELETE_COMPLETE"),
      resource("Coming", null, "AWS::Logs::LogGroup", "CREATE_IN_PROGRESS"),
      resource("Topic", "arn:aws:sns:…", "AWS::SNS::Topic"),
    ]),
  ).toEqual([
    { name: "app-log", logicalId: "LogGroup", implicit: false },
    { name: "/aws/lambda/app-worker", logicalId: "Worker", implicit: true },
  ]);
});
