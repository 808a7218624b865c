import { expect, test } from "vitest";

import { billOf, dollars, pricesOf } from "../testing/prices-of";

type Case = [what: string, template: string, expected: Record<string, number | string>];

const SUBNETS = `
  Open: { Type: AWS::EC2::Subnet, Properties: { MapPublicIpOnLaunch: true } }
  Closed: { Type: AWS::EC2::Subnet }
`;
const ROOT_DISK = "BlockDeviceMappings: [{ DeviceName: /dev/xvda, Ebs: { VolumeType: gp3, VolumeSize: 30 } }]";

test.each<Case>([
  [
    "an instance with its volumes and public address",
    `${SUBNETS}
  Server: { Type: AWS::EC2::Instance, Properties: { InstanceType: t3.large, SubnetId: !Ref Open,
    BlockDeviceMappings: [{ DeviceName: /dev/xvda, Ebs: { VolumeType: gp3, VolumeSize: '30' } }, { DeviceName: /dev/sdb, Ebs: { VolumeType: gp3, VolumeSize: 100, Iops: 4000, Throughput: 250 } }] } }`,
    {
      "Server: EC2 t3.large, Linux": 730 * 0.0832, // 60.736
      "Server: EBS gp3 /dev/xvda storage": 30 * 0.08,
      "Server: EBS gp3 /dev/sdb storage": 100 * 0.08,
      "Server: EBS gp3 /dev/sdb IOPS": (4_000 - 3_000) * 0.005,
      "Server: EBS gp3 /dev/sdb throughput": (250 - 125) * 0.04,
      "Server: Public IPv4 addresses": 730 * 0.005, // 3.65
      "Server: Data to the internet": 50 * 0.09, // nothing stands in front of it
    },
  ],
  [
    "an instance launched from a template, overriding its type and adding a disk",
    `${SUBNETS}
  Template: { Type: AWS::EC2::LaunchTemplate, Properties: { LaunchTemplateData: { InstanceType: t3.micro, ${ROOT_DISK} } } }
  Server: { Type: AWS::EC2::Instance, Properties: { InstanceType: g4dn.xlarge, SubnetId: !Ref Closed, LaunchTemplate: { LaunchTemplateId: !Ref Template, Version: '1' },
    BlockDeviceMappings: [{ DeviceName: /dev/sdb, Ebs: { VolumeSize: 10 } }] } }`,
    {
      "Server: EC2 g4dn.xlarge, Linux": 730 * 0.526, // 383.98
      "Server: EBS gp3 /dev/xvda storage": 30 * 0.08,
      "Server: EBS gp2 /dev/sdb storage": 10 * 0.1, // gp2 is AWS's own choice where none is made
    },
  ],
  [
    "a Spot instance, at the dearest zone",
    `${SUBNETS}
  Template: { Type: AWS::EC2::LaunchTemplate, Properties: { LaunchTemplateData: { InstanceType: g4dn.xlarge, InstanceMarketOptions: { MarketType: spot }, ${ROOT_DISK} } } }
  Server: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref Closed, LaunchTemplate: { LaunchTemplateId: !Ref Template } } }`,
    { "Server: EC2 g4dn.xlarge, Linux, Spot": 730 * 0.2158, "Server: EBS gp3 /dev/xvda storage": 30 * 0.08 },
  ],
  [
    "a group of instances by what it is made with, and what they exchange with a cache in other zones",
    `${SUBNETS}
  Other: { Type: AWS::EC2::Subnet }
  Cache: { Type: AWS::ElastiCache::CacheCluster, Properties: { Engine: redis, CacheNodeType: cache.t3.micro } }
  Template: { Type: AWS::EC2::LaunchTemplate, Properties: { LaunchTemplateData: { InstanceType: t3.large, ${ROOT_DISK} } } }
  Group: { Type: AWS::AutoScaling::AutoScalingGroup, Properties: { MinSize: '1', DesiredCapacity: '2', MaxSize: '4', VPCZoneIdentifier: [!Ref Closed, !Ref Other], LaunchTemplate: { LaunchTemplateId: !Ref Template, Version: '1' } } }`,
    {
      "Cache: ElastiCache Redis OSS cache.t3.micro": 730 * 0.017,
      "Group: EC2 t3.large, Linux": 2 * 730 * 0.0832, // 121.472
      "Group: EBS gp3 /dev/xvda storage": 2 * 30 * 0.08,
      "Group: Data between zones": 10 * 2 * 0.01,
    },
  ],
  [
    "a group of which one stays on demand and half of the others run on Spot",
    `${SUBNETS}
  Template: { Type: AWS::EC2::LaunchTemplate, Properties: { LaunchTemplateData: { InstanceType: t3.micro, ${ROOT_DISK} } } }
  Group: { Type: AWS::AutoScaling::AutoScalingGroup, Properties: { MinSize: '3', MaxSize: '3', VPCZoneIdentifier: [!Ref Closed],
    MixedInstancesPolicy: { LaunchTemplate: { LaunchTemplateSpecification: { LaunchTemplateId: !Ref Template }, Overrides: [{ InstanceType: g4dn.xlarge }] },
      InstancesDistribution: { OnDemandBaseCapacity: 1, OnDemandPercentageAboveBaseCapacity: 50 } } } }`,
    {
      "Group: EC2 g4dn.xlarge, Linux": 2 * 730 * 0.526, // 1 + 50 % of 2
      "Group: EC2 g4dn.xlarge, Linux, Spot": 1 * 730 * 0.2158,
      "Group: EBS gp3 /dev/xvda storage": 3 * 30 * 0.08,
    },
  ],
  ["volumes by themselves", "  Disk: { Type: AWS::EC2::Volume, Properties: { VolumeType: gp3, Size: 100, Iops: 3000 } }", { "Disk: EBS gp3 storage": 100 * 0.08 }],
  [
    "a NAT gateway with its address once",
    `
  Address: { Type: AWS::EC2::EIP }
  Nat: { Type: AWS::EC2::NatGateway, Properties: { AllocationId: !GetAtt Address.AllocationId } }`,
    // 32.85, 0.90, 3.65, and what leaves by it, as nothing else sends to the internet
    { "Nat: NAT gateway": 730 * 0.045, "Nat: NAT gateway data": 20 * 0.045, "Nat: Public IPv4 addresses": 730 * 0.005, "Nat: Data to the internet": 50 * 0.09 },
  ],
  ["a private NAT gateway without one", "  Nat: { Type: AWS::EC2::NatGateway, Properties: { ConnectivityType: private } }", { "Nat: NAT gateway": 730 * 0.045, "Nat: NAT gateway data": 20 * 0.045 }],
  [
    "an address of an instance in place of its own, and one that nothing uses",
    `${SUBNETS}
  Server: { Type: AWS::EC2::Instance, Properties: { InstanceType: t3.micro, SubnetId: !Ref Open, ${ROOT_DISK} } }
  Address: { Type: AWS::EC2::EIP, Properties: { InstanceId: !Ref Server } }
  Spare: { Type: AWS::EC2::EIP }`,
    {
      "Server: EC2 t3.micro, Linux": 730 * 0.0104,
      "Server: EBS gp3 /dev/xvda storage": 30 * 0.08,
      "Address: Public IPv4 addresses": 730 * 0.005,
      "Spare: Public IPv4 address, idle": 730 * 0.005,
    },
  ],
  [
    "interface endpoints by zone, gateway endpoints free",
    `
  Logs: { Type: AWS::EC2::VPCEndpoint, Properties: { VpcEndpointType: Interface, SubnetIds: [a, b] } }
  Files: { Type: AWS::EC2::VPCEndpoint, Properties: { VpcEndpointType: Gateway } }
  Tables: { Type: AWS::EC2::VPCEndpoint }`,
    { "Logs: Interface endpoint": 2 * 730 * 0.01, "Logs: Interface endpoint data": 10 * 0.01 },
  ],
])("%s", (_, template, expected) => {
  expect(pricesOf(template)).toEqual(dollars(expected));
});

test.each<Case>([
  [
    "an instance type without a price",
    `${SUBNETS}
  Server: { Type: AWS::EC2::Instance, Properties: { InstanceType: m7i.large, SubnetId: !Ref Closed, ${ROOT_DISK} } }`,
    { "Server: EC2 m7i.large, Linux": "EC2 m7i.large, Linux: The price book for us-east-1 of 2026-10-08 has no row ec2.m7i.large.linux.ondemand.", "Server: EBS gp3 /dev/xvda storage": 2.4 },
  ],
  [
    "a disk that the image decides about, and a type and subnet that nothing tells",
    `
Parameters: { Size: { Type: String } }
Resources:
  Server: { Type: AWS::EC2::Instance, Properties: { InstanceType: !Ref Size } }`,
    {
      "Server: EC2 instance, Linux": "EC2 instance, Linux: InstanceType of Server cannot be told: the parameter Size has no value.",
      "Server: EBS root volume": "EBS root volume: BlockDeviceMappings of Server cannot be told: the image decides about the first volume where the template does not.",
      "Server: Public IPv4 addresses": "Public IPv4 addresses: SubnetId of Server cannot be told: the account's own network decides about public addresses.",
    },
  ],
  [
    "a dedicated host, a kind of disk and of endpoint that have no rule",
    `${SUBNETS}
  Server: { Type: AWS::EC2::Instance, Properties: { InstanceType: t3.micro, Tenancy: dedicated, SubnetId: !Ref Closed, BlockDeviceMappings: [{ DeviceName: /dev/xvda, Ebs: { VolumeType: io2, VolumeSize: 5 } }] } }
  Wall: { Type: AWS::EC2::VPCEndpoint, Properties: { VpcEndpointType: GatewayLoadBalancer, SubnetIds: [a] } }`,
    {
      "Server: EC2 t3.micro, Linux": "EC2 t3.micro, Linux: Tenancy of Server cannot be told: only shared hosts have a price here.",
      "Server: EBS io2 /dev/xvda storage": "EBS io2 /dev/xvda storage: The price book for us-east-1 of 2026-10-08 has no row ebs.io2.storage.",
      "Wall: Interface endpoint": "Interface endpoint: VpcEndpointType of Wall cannot be told: there is no rule for an endpoint of type GatewayLoadBalancer.",
      "Wall: Interface endpoint data": "Interface endpoint data: VpcEndpointType of Wall cannot be told: there is no rule for an endpoint of type GatewayLoadBalancer.",
    },
  ],
  [
    "a number of instances that is none",
    `${SUBNETS}
  Template: { Type: AWS::EC2::LaunchTemplate, Properties: { LaunchTemplateData: { InstanceType: t3.micro, ${ROOT_DISK} } } }
  Group: { Type: AWS::AutoScaling::AutoScalingGroup, Properties: { MinSize: '-2', MaxSize: '1', VPCZoneIdentifier: [!Ref Closed], LaunchTemplate: { LaunchTemplateId: !Ref Template } } }`,
    {
      "Group: EC2 t3.micro, Linux": 'EC2 t3.micro, Linux: MinSize of Group cannot be told: "-2" is no quantity.',
      "Group: EBS gp3 /dev/xvda storage": 'EBS gp3 /dev/xvda storage: MinSize of Group cannot be told: "-2" is no quantity.',
    },
  ],
])("a sentence stands in place of the figure for %s", (_, template, expected) => {
  expect(pricesOf(template)).toEqual(expected);
});

test.each<[settings: string, risks: string[]]>([
  ["InstanceType: t3.medium", ["A t3.medium that works above its baseline for longer than its credits last pays for each vCPU-hour on top."]],
  ["InstanceType: t3.medium, CreditSpecification: { CPUCredits: standard }", []],
  ["InstanceType: m5.large", []],
])("processor credits of an instance with %s are a risk in words, without an amount", (settings, risks) => {
  const { parts } = billOf(`${SUBNETS}\n  Server: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref Closed, ${ROOT_DISK}, ${settings} } }`);
  expect(parts.flatMap(({ dimension }) => dimension.risk ?? [])).toEqual(risks);
});
