import "server-only";

/** Partitions other than the commercial one have consoles of their own. */
function consoleHost(region: string): string {
  if (region.startsWith("cn-")) return `${region}.console.amazonaws.cn`;
  if (region.startsWith("us-gov-")) return "console.amazonaws-us-gov.com";
  return `${region}.console.aws.amazon.com`;
}

const part = encodeURIComponent;

type LinkPath = (physicalId: string, region: string) => string;

/** Pages of the AWS console by resource type; each takes the physical id as CloudFormation gives it (a name, an id or an ARN). */
const PATHS: Record<string, LinkPath> = {
  "AWS::AutoScaling::AutoScalingGroup": (id) => `ec2/home#AutoScalingGroupDetails:id=${part(id)}`,
  "AWS::CloudWatch::Alarm": (id) => `cloudwatch/home#alarmsV2:alarm/${part(id)}`,
  "AWS::CloudWatch::CompositeAlarm": (id) => `cloudwatch/home#alarmsV2:alarm/${part(id)}`,
  "AWS::CloudWatch::Dashboard": (id) => `cloudwatch/home#dashboards/dashboard/${part(id)}`,
  "AWS::DynamoDB::Table": (id) => `dynamodbv2/home#table?name=${part(id)}`,
  "AWS::EC2::EIP": (id) => `ec2/home#ElasticIpDetails:PublicIp=${part(id)}`,
  "AWS::EC2::Instance": (id) => `ec2/home#InstanceDetails:instanceId=${part(id)}`,
  "AWS::EC2::InternetGateway": (id) => `vpcconsole/home#InternetGateway:internetGatewayId=${part(id)}`,
  "AWS::EC2::LaunchTemplate": (id) => `ec2/home#LaunchTemplateDetails:launchTemplateId=${part(id)}`,
  "AWS::EC2::NatGateway": (id) => `vpcconsole/home#NatGatewayDetails:natGatewayId=${part(id)}`,
  "AWS::EC2::RouteTable": (id) => `vpcconsole/home#RouteTableDetails:RouteTableId=${part(id)}`,
  "AWS::EC2::SecurityGroup": (id) => `ec2/home#SecurityGroup:groupId=${part(id)}`,
  "AWS::EC2::Subnet": (id) => `vpcconsole/home#SubnetDetails:subnetId=${part(id)}`,
  "AWS::EC2::VPC": (id) => `vpcconsole/home#VpcDetails:VpcId=${part(id)}`,
  "AWS::EC2::VPCEndpoint": (id) => `vpcconsole/home#EndpointDetails:vpcEndpointId=${part(id)}`,
  "AWS::EC2::Volume": (id) => `ec2/home#VolumeDetails:volumeId=${part(id)}`,
  "AWS::ECR::Repository": (id) => `ecr/repositories/private/${id.split("/").map(part).join("/")}`,
  "AWS::ECS::Cluster": (id) => `ecs/v2/clusters/${part(id)}`,
  "AWS::ECS::Service": (id) => ecsServicePath(id),
  "AWS::ECS::TaskDefinition": (id) => taskDefinitionPath(id),
  "AWS::ElastiCache::ReplicationGroup": (id) => `elasticache/home#/redis/${part(id)}`,
  "AWS::ElasticLoadBalancingV2::LoadBalancer": (id) => `ec2/home#LoadBalancer:loadBalancerArn=${part(id)}`,
  "AWS::ElasticLoadBalancingV2::TargetGroup": (id) => `ec2/home#TargetGroup:targetGroupArn=${part(id)}`,
  "AWS::IAM::Role": (id) => `iam/home#/roles/details/${part(id)}`,
  "AWS::KMS::Key": (id) => `kms/home#/kms/keys/${part(id)}`,
  "AWS::Lambda::Function": (id) => `lambda/home#/functions/${part(id)}`,
  "AWS::Logs::LogGroup": (id) => `cloudwatch/home#logsV2:log-groups/log-group/${part(part(id))}`,
  "AWS::RDS::DBInstance": (id) => `rds/home#database:id=${part(id)};is-cluster=false`,
  "AWS::S3::Bucket": (id) => `s3/buckets/${part(id)}`,
  "AWS::SNS::Topic": (id) => `sns/v3/home#/topic/${part(id)}`,
  "AWS::SQS::Queue": (id) => `sqs/v3/home#/queues/${part(id)}`,
  "AWS::SSM::Parameter": (id) => `systems-manager/parameters/${part(id)}/description`,
  "AWS::SecretsManager::Secret": (id) => `secretsmanager/secret?name=${part(secretName(id))}`,
};

/**
 * Where the AWS console shows a resource; null for a type without a page of its own (an association, a policy), and for a
 * resource that has no physical id yet. `accountKind` "sandbox" has no console.
 */
export function resourceConsoleUrl(input: {
  accountKind: "sandbox" | "aws";
  region: string;
  resourceType: string;
  physicalId: string | null;
}): string | null {
  const path = Object.hasOwn(PATHS, input.resourceType) ? PATHS[input.resourceType] : undefined;
  if (input.accountKind === "sandbox" || !input.physicalId || !path) return null;
  return consoleUrl(input.region, path(input.physicalId, input.region));
}

/** The stack's page. Null in the sandbox. */
export function stackConsoleUrl(input: { accountKind: "sandbox" | "aws"; region: string; stackArn: string | null }): string | null {
  if (input.accountKind === "sandbox" || !input.stackArn) return null;
  return consoleUrl(input.region, `cloudformation/home#/stacks/stackinfo?stackId=${part(input.stackArn)}`);
}

/** The region goes before the fragment, where the console looks for it. */
function consoleUrl(region: string, path: string): string {
  const [page = "", fragment] = path.split("#", 2);
  const query = `${page.includes("?") ? "&" : "?"}region=${part(region)}`;
  return `https://${consoleHost(region)}/${page}${query}${fragment === undefined ? "" : `#${fragment}`}`;
}

/** arn:aws:ecs:region:account:service/cluster/name */
function ecsServicePath(arn: string): string {
  const [, cluster = "", service = ""] = /:service\/([^/]+)\/([^/]+)$/.exec(arn) ?? [];
  return service ? `ecs/v2/clusters/${part(cluster)}/services/${part(service)}` : "ecs/v2/clusters";
}

/** arn:aws:ecs:region:account:task-definition/family:revision */
function taskDefinitionPath(arn: string): string {
  const [, family = "", revision = ""] = /task-definition\/([^:]+):(\d+)$/.exec(arn) ?? [];
  return family ? `ecs/v2/task-definitions/${part(family)}/${part(revision)}` : "ecs/v2/task-definitions";
}

/** arn:aws:secretsmanager:region:account:secret:name-6chars */
function secretName(arn: string): string {
  return /:secret:(.+)-[A-Za-z0-9]{6}$/.exec(arn)?.[1] ?? arn;
}
