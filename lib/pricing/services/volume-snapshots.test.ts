import { expect, test } from "vitest";

import { dollars, pricesOf } from "../testing/prices-of";

const POLICY = "  Daily: { Type: AWS::DLM::LifecyclePolicy, Properties: { PolicyDetails: { TargetTags: [{ Key: Name, Value: !Sub '${AWS::StackName} data' }] } } }";

test.each<[what: string, template: string, expected: Record<string, number | string>]>([
  [
    "snapshots are counted once for each volume that is tagged for them, and for no other",
    `
  Data: { Type: AWS::EC2::Volume, Properties: { VolumeType: gp3, Size: '20', Tags: [{ Key: Name, Value: !Sub '\${AWS::StackName} data' }] } }
  Other: { Type: AWS::EC2::Volume, Properties: { VolumeType: gp3, Size: 50 } }
${POLICY}`,
    { "Data: EBS gp3 storage": 20 * 0.08, "Other: EBS gp3 storage": 50 * 0.08, "Daily: EBS snapshots of Data": 20 * 0.05 },
  ],
  ["volumes outside the stack have no size here", POLICY, { "Daily: EBS snapshots": "EBS snapshots: PolicyDetails.TargetTags of Daily cannot be told: no volume of the stack is written with one of these tags." }],
])("%s", (_, template, expected) => {
  expect(pricesOf(template)).toEqual(dollars(expected));
});
