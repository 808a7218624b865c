/** What has to be acknowledged before CloudFormation makes access rules or runs macros. */
export const CAPABILITIES = ["CAPABILITY_IAM", "CAPABILITY_NAMED_IAM", "CAPABILITY_AUTO_EXPAND"] as const;
export type Capability = (typeof CAPABILITIES)[number];

/** IAM types that count, with the property that gives them a name of their own (CreateStack, "Capabilities"). */
const NAME_PROPERTIES: Readonly<Record<string, string | null>> = {
  "AWS::IAM::AccessKey": null,
  "AWS::IAM::Group": "GroupName",
  "AWS::IAM::InstanceProfile": "InstanceProfileName",
  "AWS::IAM::ManagedPolicy": "ManagedPolicyName",
  "AWS::IAM::Policy": null,
  "AWS::IAM::Role": "RoleName",
  "AWS::IAM::User": "UserName",
  "AWS::IAM::UserToGroupAddition": null,
};

/** The least that a template needs: a named IAM resource asks for CAPABILITY_NAMED_IAM, which includes the other. */
export function neededCapabilities(resources: readonly { type: string; properties: Record<string, unknown> }[], hasTransform: boolean): Capability[] {
  const iam = resources.filter((resource) => resource.type in NAME_PROPERTIES);
  const named = iam.some((resource) => {
    const property = NAME_PROPERTIES[resource.type];
    return typeof property === "string" && property in resource.properties;
  });
  const access: Capability[] = named ? ["CAPABILITY_NAMED_IAM"] : iam.length > 0 ? ["CAPABILITY_IAM"] : [];
  return hasTransform ? [...access, "CAPABILITY_AUTO_EXPAND"] : access;
}
