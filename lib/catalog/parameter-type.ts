/** What a parameter's type asks of its value, before the template's own constraints. */
export type ParameterKind =
  | { kind: "text" }
  | { kind: "number" }
  | { kind: "list"; of: ParameterKind }
  /** The name of a Systems Manager parameter that holds the value. */
  | { kind: "ssm-name" }
  /** An id of something in the account; `pattern` is null where AWS documents none. */
  | { kind: "aws-id"; pattern: RegExp | null; example: string };

const AWS_IDS: Readonly<Record<string, { pattern: RegExp | null; example: string }>> = {
  "AWS::EC2::AvailabilityZone::Name": { pattern: /^[a-z]{2}(-[a-z]+)+-\d[a-z]$/, example: "us-east-1a" },
  "AWS::EC2::Image::Id": { pattern: /^ami-[0-9a-f]{8,17}$/, example: "ami-0123456789abcdef0" },
  "AWS::EC2::Instance::Id": { pattern: /^i-[0-9a-f]{8,17}$/, example: "i-0123456789abcdef0" },
  "AWS::EC2::KeyPair::KeyName": { pattern: null, example: "my-key" },
  "AWS::EC2::SecurityGroup::GroupName": { pattern: null, example: "default" },
  "AWS::EC2::SecurityGroup::Id": { pattern: /^sg-[0-9a-f]{8,17}$/, example: "sg-0123456789abcdef0" },
  "AWS::EC2::Subnet::Id": { pattern: /^subnet-[0-9a-f]{8,17}$/, example: "subnet-0123456789abcdef0" },
  "AWS::EC2::Volume::Id": { pattern: /^vol-[0-9a-f]{8,17}$/, example: "vol-0123456789abcdef0" },
  "AWS::EC2::VPC::Id": { pattern: /^vpc-[0-9a-f]{8,17}$/, example: "vpc-0123456789abcdef0" },
  "AWS::Route53::HostedZone::Id": { pattern: /^Z[A-Z0-9]{1,31}$/, example: "Z0123456789ABCDEFGHIJ" },
};

/** Null for a type that CloudFormation does not have ("Parameters", "Supported parameter data types"). */
export function parameterKind(type: string): ParameterKind | null {
  switch (type) {
    case "String":
      return { kind: "text" };
    case "Number":
      return { kind: "number" };
    case "CommaDelimitedList":
      return { kind: "list", of: { kind: "text" } };
    case "AWS::SSM::Parameter::Name":
      return { kind: "ssm-name" };
  }
  if (/^AWS::SSM::Parameter::Value<.+>$/.test(type)) return { kind: "ssm-name" };
  const listed = /^List<(.+)>$/.exec(type)?.[1];
  if (listed !== undefined) {
    const member = parameterKind(listed === "String" ? "String" : listed);
    return member === null || member.kind === "list" ? null : { kind: "list", of: member };
  }
  const id = AWS_IDS[type];
  return id ? { kind: "aws-id", ...id } : null;
}

export const isListParameter = (type: string): boolean => parameterKind(type)?.kind === "list";
