// AWS General Reference, "AWS Regions", 2026. A region becomes part of an address: nothing else may.
const REGIONS = new Set(
  "us-east-1 us-east-2 us-west-1 us-west-2 ca-central-1 ca-west-1 mx-central-1 sa-east-1 eu-central-1 eu-central-2 eu-west-1 eu-west-2 eu-west-3 eu-north-1 eu-south-1 eu-south-2 il-central-1 me-central-1 me-south-1 af-south-1 ap-east-1 ap-east-2 ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-south-1 ap-south-2 ap-southeast-1 ap-southeast-2 ap-southeast-3 ap-southeast-4 ap-southeast-5 ap-southeast-6 ap-southeast-7 us-gov-east-1 us-gov-west-1 cn-north-1 cn-northwest-1".split(
    " ",
  ),
);

export const isAwsRegion = (region: string): boolean => REGIONS.has(region);

/** arn:aws:cloudwatch:region:account:alarm:name; null: it is no alarm's. */
export function readAlarmArn(arn: string): { region: string; accountNumber: string; name: string } | null {
  const [, region = "", accountNumber = "", name = ""] = /^arn:aws[\w-]*:cloudwatch:([^:]*):([^:]*):alarm:(.+)$/s.exec(arn) ?? [];
  return name === "" ? null : { region, accountNumber, name };
}
