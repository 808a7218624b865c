import { expect, test } from "vitest";

import { dollars, pricesOf } from "../testing/prices-of";

const task = (properties: string) => `  Task: { Type: AWS::ECS::TaskDefinition, Properties: { RequiresCompatibilities: [FARGATE], ${properties} } }\n  Cluster: { Type: AWS::ECS::Cluster }\n`;
const service = (properties: string) => `  Api: { Type: AWS::ECS::Service, Properties: { Cluster: !Ref Cluster, TaskDefinition: !Ref Task, ${properties} } }`;
const SMALL = task("Cpu: '512', Memory: '1024'");

test.each<[what: string, template: string, expected: Record<string, number | string>]>([
  [
    "two tasks on Fargate",
    SMALL + service("LaunchType: FARGATE, DesiredCount: '2'"),
    { "Api: Fargate vCPU": 2 * 0.5 * 730 * 0.04048, "Api: Fargate memory": 2 * 1 * 730 * 0.004445 }, // 29.5504 + 6.4897
  ],
  ["one task where no number is given, sized in words", task("Cpu: 1 vCPU, Memory: 2 GB") + service("LaunchType: FARGATE"), { "Api: Fargate vCPU": 730 * 0.04048, "Api: Fargate memory": 2 * 730 * 0.004445 }],
  [
    "ARM tasks with more storage than is included",
    task("Cpu: 1024, Memory: 2048, RuntimePlatform: { CpuArchitecture: ARM64 }, EphemeralStorage: { SizeInGiB: 50 }") + service("LaunchType: FARGATE, DesiredCount: 2"),
    { "Api: Fargate vCPU": 2 * 730 * 0.03238, "Api: Fargate memory": 2 * 2 * 730 * 0.00356, "Api: Fargate storage": 2 * (50 - 20) * 730 * 0.000111 },
  ],
  [
    "tasks shared with Spot by weight, one always on demand",
    SMALL + service("DesiredCount: 3, CapacityProviderStrategy: [{ CapacityProvider: FARGATE, Base: 1, Weight: 1 }, { CapacityProvider: FARGATE_SPOT, Weight: 3 }]"),
    {
      // 1 + (3 − 1) × 1/4 = 1.5 on demand, (3 − 1) × 3/4 = 1.5 on Spot
      "Api: Fargate vCPU": 1.5 * 0.5 * 730 * 0.04048,
      "Api: Fargate memory": 1.5 * 1 * 730 * 0.004445,
      "Api: Fargate Spot vCPU": 1.5 * 0.5 * 730 * 0.01288871,
      "Api: Fargate Spot memory": 1.5 * 1 * 730 * 0.00141527,
    },
  ],
  [
    "a weight of 0 for Spot",
    SMALL + service("DesiredCount: 2, CapacityProviderStrategy: [{ CapacityProvider: FARGATE, Weight: 1 }, { CapacityProvider: FARGATE_SPOT, Weight: 0 }]"),
    { "Api: Fargate vCPU": 2 * 0.5 * 730 * 0.04048, "Api: Fargate memory": 2 * 730 * 0.004445 },
  ],
  [
    "the cluster's strategy where the service has none",
    `  Task: { Type: AWS::ECS::TaskDefinition, Properties: { Cpu: 512, Memory: 1024 } }
  Cluster: { Type: AWS::ECS::Cluster, Properties: { DefaultCapacityProviderStrategy: [{ CapacityProvider: FARGATE_SPOT }] } }
${service("DesiredCount: 1")}`,
    { "Api: Fargate Spot vCPU": 0.5 * 730 * 0.01288871, "Api: Fargate Spot memory": 730 * 0.00141527 },
  ],
  ["tasks on instances, which pay for themselves", `  Task: { Type: AWS::ECS::TaskDefinition, Properties: { Cpu: 512, Memory: 1024 } }\n  Cluster: { Type: AWS::ECS::Cluster }\n${service("LaunchType: EC2, DesiredCount: 9")}`, {}],
  [
    "public tasks in two zones beside a database, with a collector of traces",
    task("Cpu: 256, Memory: 512, ContainerDefinitions: [{ Name: api, Image: x }, { Name: collector, Image: public.ecr.aws/aws-observability/aws-otel-collector:v0.43.3 }]") +
      "  Db: { Type: AWS::RDS::DBInstance, Properties: { Engine: postgres, DBInstanceClass: db.t3.micro, AllocatedStorage: 20, StorageType: gp3, BackupRetentionPeriod: 0 } }\n" +
      service("LaunchType: FARGATE, DesiredCount: 2, NetworkConfiguration: { AwsvpcConfiguration: { AssignPublicIp: ENABLED, Subnets: [a, b] } }"),
    {
      "Db: RDS postgres db.t3.micro, one zone": 730 * 0.018,
      "Db: RDS gp3 storage": 20 * 0.115,
      "Api: Fargate vCPU": 2 * 0.25 * 730 * 0.04048,
      "Api: Fargate memory": 2 * 0.5 * 730 * 0.004445,
      "Api: Public IPv4 addresses": 2 * 730 * 0.005,
      "Api: Data to the internet": 50 * 0.09,
      "Api: Data between zones": 10 * 2 * 0.01,
      "Api: X-Ray traces": (100_000 / 1_000_000) * 5,
    },
  ],
])("%s", (_, template, expected) => {
  expect(pricesOf(template)).toEqual(dollars(expected));
});

test("Windows, and a task definition of another stack, have no price and say so", () => {
  expect(pricesOf(task("Cpu: 1024, Memory: 2048, RuntimePlatform: { OperatingSystemFamily: WINDOWS_SERVER_2022_CORE }") + service("LaunchType: FARGATE"))["Api: Fargate vCPU"]).toContain("only Linux has a price here");
  const foreign = "  Api: { Type: AWS::ECS::Service, Properties: { TaskDefinition: 'other:1', LaunchType: FARGATE } }";
  expect(pricesOf(foreign)["Api: Fargate vCPU"]).toBe("Fargate vCPU: TaskDefinition of Api cannot be told: only task definitions of the same stack can be read.");
});
