import { expect, test } from "vitest";

import { accountFormSchema, NEW_ACCOUNT } from "./account-form-values";

test("what is left empty is left out, and regions may be typed in one line", () => {
  expect(accountFormSchema.parse({ ...NEW_ACCOUNT, name: " Production ", regions: "us-east-1,  eu-west-1" })).toMatchObject({
    name: "Production",
    regions: ["us-east-1", "eu-west-1"],
    roleArn: null,
    templateBucket: null,
  });
});

test.each([
  ["regions", "mars"],
  ["regions", ""],
  ["roleArn", "arn:aws:iam::12:role/x"],
  ["stackNamePrefix", "9-"],
  ["templateBucket", "Not A Bucket"],
])("a wrong %s (%j) is said at its own field", (field, value) => {
  const parsed = accountFormSchema.safeParse({ ...NEW_ACCOUNT, name: "Production", [field]: value });
  expect(parsed.error?.issues.map(({ path }) => path)).toEqual([[field]]);
});
