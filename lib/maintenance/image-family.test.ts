import { expect, test } from "vitest";

import { familyPatternOf } from "./image-family";

test.each([
  ["al2023-ami-2023.6.20241121.0-kernel-6.1-x86_64", "al2023-ami-2023.*-kernel-6.1-x86_64"],
  ["al2023-ami-ecs-hvm-2023.0.20241115-kernel-6.1-x86_64", "al2023-ami-ecs-hvm-2023.*-kernel-6.1-x86_64"],
  ["amzn2-ami-ecs-gpu-hvm-2.0.20241113-x86_64-ebs", "amzn2-ami-ecs-gpu-hvm-*-x86_64-ebs"],
  ["ubuntu/images/hvm-ssd/ubuntu-jammy-22.04-amd64-server-20241120", "ubuntu/images/hvm-ssd/ubuntu-jammy-22.04-amd64-server-*"],
  ["our-own-image", null],
  ["web-v12", null],
  ["", null],
])("the kin of %j are called %j", (name, expected) => {
  expect(familyPatternOf(name)).toBe(expected);
});
