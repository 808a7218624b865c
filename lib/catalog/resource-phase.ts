/** Parts of a launch, in the order in which people think of them; CloudFormation follows dependencies and may interleave them. */
export const RESOURCE_PHASES = ["network", "access", "state", "entry", "compute", "monitoring"] as const;
export type ResourcePhase = (typeof RESOURCE_PHASES)[number];

export const PHASE_TITLES: Readonly<Record<ResourcePhase, string>> = {
  network: "Network",
  access: "Access and secrets",
  state: "Data",
  entry: "Entry",
  compute: "Compute",
  monitoring: "Monitoring",
};

/** EC2 is many things; these of it are neither network nor access. */
const EC2_COMPUTE = new Set(["EC2Fleet", "Instance", "LaunchTemplate", "SpotFleet", "PlacementGroup", "KeyPair"]);
const EC2_STATE = new Set(["Volume", "VolumeAttachment"]);
const EC2_ACCESS = new Set(["SecurityGroup", "SecurityGroupIngress", "SecurityGroupEgress", "NetworkAcl", "NetworkAclEntry"]);

const BY_SERVICE: Readonly<Record<string, ResourcePhase>> = {
  ApiGateway: "entry",
  ApiGatewayV2: "entry",
  ApplicationAutoScaling: "compute",
  AutoScaling: "compute",
  Backup: "state",
  Batch: "compute",
  Budgets: "monitoring",
  CertificateManager: "entry",
  CloudFront: "entry",
  CloudTrail: "monitoring",
  CloudWatch: "monitoring",
  Cognito: "access",
  DocDB: "state",
  DynamoDB: "state",
  ECR: "compute",
  ECS: "compute",
  EFS: "state",
  EKS: "compute",
  ElastiCache: "state",
  ElasticLoadBalancing: "entry",
  ElasticLoadBalancingV2: "entry",
  Events: "compute",
  FSx: "state",
  IAM: "access",
  KMS: "access",
  Kinesis: "state",
  Lambda: "compute",
  Logs: "monitoring",
  MemoryDB: "state",
  Neptune: "state",
  OpenSearchService: "state",
  RDS: "state",
  Redshift: "state",
  Route53: "entry",
  S3: "state",
  SNS: "monitoring",
  SQS: "state",
  SSM: "access",
  Scheduler: "compute",
  SecretsManager: "access",
  ServiceDiscovery: "network",
  StepFunctions: "compute",
  WAFv2: "entry",
  XRay: "monitoring",
};

/** A type that nobody listed counts as compute: the phase that says least about it. */
export function resourcePhase(resourceType: string): ResourcePhase {
  const [, service = "", name = ""] = resourceType.split("::");
  if (service === "EC2") return EC2_COMPUTE.has(name) ? "compute" : EC2_STATE.has(name) ? "state" : EC2_ACCESS.has(name) ? "access" : "network";
  return BY_SERVICE[service] ?? "compute";
}
