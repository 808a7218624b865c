import { expect, test } from "vitest";

import { matchesResource } from "./matches-resource";

const service = { logicalId: "Service", physicalId: "arn:aws:ecs:us-east-1:000000000000:service/harvest", resourceType: "AWS::ECS::Service", status: "UPDATE_FAILED" };

test.each([
  ["", true],
  ["ecs failed", true],
  ["HARVEST", true],
  ["ecs complete", false],
])("searching for %j finds the failed service: %s", (search, found) => {
  expect(matchesResource(service, search)).toBe(found);
});
