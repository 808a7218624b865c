import { expect, test } from "vitest";

import { resourceConsoleUrl, stackConsoleUrl } from "./console-links";

const inAws = { accountKind: "aws", region: "eu-west-1" } as const;

test.each([
  ["AWS::S3::Bucket", "data-bucket", "https://eu-west-1.console.aws.amazon.com/s3/buckets/data-bucket?region=eu-west-1"],
  ["AWS::EC2::Instance", "i-0abc", "https://eu-west-1.console.aws.amazon.com/ec2/home?region=eu-west-1#InstanceDetails:instanceId=i-0abc"],
  [
    "AWS::ECS::Service",
    "arn:aws:ecs:eu-west-1:111122223333:service/main/api",
    "https://eu-west-1.console.aws.amazon.com/ecs/v2/clusters/main/services/api?region=eu-west-1",
  ],
  [
    "AWS::SecretsManager::Secret",
    "arn:aws:secretsmanager:eu-west-1:111122223333:secret:keys/api-AbC123",
    "https://eu-west-1.console.aws.amazon.com/secretsmanager/secret?name=keys%2Fapi&region=eu-west-1",
  ],
  [
    "AWS::Logs::LogGroup",
    "/ecs/api",
    "https://eu-west-1.console.aws.amazon.com/cloudwatch/home?region=eu-west-1#logsV2:log-groups/log-group/%252Fecs%252Fapi",
  ],
])("%s links to its own page in the console", (resourceType, physicalId, url) => {
  expect(resourceConsoleUrl({ ...inAws, resourceType, physicalId })).toBe(url);
});

test("a type without a page, a resource without an id and anything in the sandbox have no link", () => {
  expect(resourceConsoleUrl({ ...inAws, resourceType: "AWS::EC2::Route", physicalId: "r" })).toBeNull();
  expect(resourceConsoleUrl({ ...inAws, resourceType: "constructor", physicalId: "r" })).toBeNull();
  expect(resourceConsoleUrl({ ...inAws, resourceType: "AWS::S3::Bucket", physicalId: null })).toBeNull();
  expect(resourceConsoleUrl({ ...inAws, accountKind: "sandbox", resourceType: "AWS::S3::Bucket", physicalId: "b" })).toBeNull();
  expect(stackConsoleUrl({ ...inAws, accountKind: "sandbox", stackArn: "arn:aws:cloudformation:eu-west-1:0:stack/s/1" })).toBeNull();
});

test("what a physical id holds cannot leave the link's own place", () => {
  const url = resourceConsoleUrl({ ...inAws, resourceType: "AWS::S3::Bucket", physicalId: "x?redirect=//evil.example#" });
  expect(url).toBe("https://eu-west-1.console.aws.amazon.com/s3/buckets/x%3Fredirect%3D%2F%2Fevil.example%23?region=eu-west-1");
});
