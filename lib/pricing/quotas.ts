/** What an account may have of something in a region, as Service Quotas names it. */
export type Quota = { key: string; serviceCode: string; /** Null: Service Quotas does not list it. */ quotaCode: string | null; title: string; unit: string };

/** The quotas that a stack of the catalogue can meet. Codes are AWS's own and the same in every region ("Service Quotas" console). */
export const QUOTAS = [
  { key: "vpcs", serviceCode: "vpc", quotaCode: "L-F678F1CE", title: "VPCs", unit: "VPC" },
  { key: "nat-gateways", serviceCode: "vpc", quotaCode: "L-FE5A380F", title: "NAT gateways in one zone", unit: "gateway" },
  { key: "elastic-ips", serviceCode: "ec2", quotaCode: "L-0263D0A3", title: "Elastic IP addresses", unit: "address" },
  { key: "standard-vcpus", serviceCode: "ec2", quotaCode: "L-1216C47A", title: "On-Demand standard instances", unit: "vCPU" },
  { key: "gpu-vcpus", serviceCode: "ec2", quotaCode: "L-DB2E81BA", title: "On-Demand G instances", unit: "vCPU" },
  { key: "standard-spot-vcpus", serviceCode: "ec2", quotaCode: "L-34B43A08", title: "Spot standard instances", unit: "vCPU" },
  { key: "gpu-spot-vcpus", serviceCode: "ec2", quotaCode: "L-3819A6DF", title: "Spot G instances", unit: "vCPU" },
  { key: "load-balancers", serviceCode: "elasticloadbalancing", quotaCode: "L-53DA6B97", title: "Application Load Balancers", unit: "load balancer" },
  { key: "databases", serviceCode: "rds", quotaCode: "L-7B6409FD", title: "RDS instances", unit: "instance" },
  { key: "cache-nodes", serviceCode: "elasticache", quotaCode: "L-DFE45DF3", title: "ElastiCache nodes", unit: "node" },
  { key: "fargate-vcpus", serviceCode: "fargate", quotaCode: "L-3032A538", title: "Fargate", unit: "vCPU" },
  { key: "fargate-spot-vcpus", serviceCode: "fargate", quotaCode: "L-36FBB829", title: "Fargate Spot", unit: "vCPU" },
  { key: "lambda-concurrency", serviceCode: "lambda", quotaCode: "L-B99A9384", title: "Lambda executions at once", unit: "execution" },
  { key: "stacks", serviceCode: "cloudformation", quotaCode: "L-0485CB21", title: "CloudFormation stacks", unit: "stack" },
  { key: "alarms", serviceCode: "monitoring", quotaCode: "L-2FF78D7B", title: "CloudWatch alarms", unit: "alarm" },
  { key: "dashboards", serviceCode: "monitoring", quotaCode: null, title: "CloudWatch dashboards", unit: "dashboard" },
] as const satisfies readonly Quota[];

export type QuotaKey = (typeof QUOTAS)[number]["key"];
export const QUOTA_KEYS = QUOTAS.map(({ key }) => key);

/** Where AWS writes that there may be any number, and when that was read: it holds where Service Quotas lists no limit for the account. */
export const DOCUMENTED_AS_UNLIMITED: Partial<Record<QuotaKey, string>> = {
  alarms: "AWS, “CloudWatch service quotas”, read on 2026-11-26",
  dashboards: "AWS, “PutDashboard” in the CloudWatch API reference: editions from 2020 on say so, the present one names no limit; read on 2026-11-26",
};
