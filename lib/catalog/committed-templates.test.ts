import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";

import { describe, expect, test } from "vitest";
import { z } from "zod";

import { activeResources, defaultValues } from "./active-resources";
import { checkPlan } from "./check-plan";
import { dependencyOrder } from "./dependency-order";
import { dataPolicy, holdsData } from "./holds-data";
import { intrinsicReferences } from "./intrinsic-references";
import { parsePlan } from "./parse-plan";
import { type Template, parseTemplate } from "./template";
import { validateParameters } from "./validate-parameters";

const ROOT = "cfn-templates";

/** CloudFormation's quotas "Template body size in a request" and "… in an Amazon S3 object". */
const MAX_BYTES_IN_A_REQUEST = 51_200;
const MAX_BYTES_FROM_A_BUCKET = 1_048_576;
/** Templates that hold too many parts for a request: the panel hands them over in a bucket, the command line with --s3-bucket. */
const NEED_A_BUCKET: ReadonlySet<string> = new Set(["agent/scaled", "postmagiq/dev", "postmagiq/prod", "vectordb/ec2"]);

const OPTIONS = readdirSync(ROOT).flatMap((system) =>
  readdirSync(path.join(ROOT, system))
    .filter((file) => file !== "plan.yaml")
    .map((file) => ({ system, option: file.replace(/\.yaml$/, ""), body: readFileSync(path.join(ROOT, system, file), "utf8") })),
);

function parsedTemplate(body: string): Template {
  const result = parseTemplate(body);
  if (result.kind === "invalid") throw new Error(JSON.stringify(result.problems));
  return result.template;
}

const check = (template: Template, given: Record<string, string>) => validateParameters(template.parameters, template.rules, given).kind;

const substitutionSchema = z.object({ "Fn::Sub": z.union([z.string(), z.tuple([z.string(), z.record(z.string(), z.unknown())])]) });

/** What a dashboard's body may read once names are filled in, one text for each way that its conditions may fall. */
function dashboardTexts(value: unknown): string[] {
  if (typeof value === "string") return [value];
  const choice = z.object({ "Fn::If": z.tuple([z.string(), z.unknown(), z.unknown()]) }).safeParse(value);
  if (choice.success) return [choice.data["Fn::If"][1], choice.data["Fn::If"][2]].flatMap(dashboardTexts);
  const { "Fn::Sub": substitution } = substitutionSchema.parse(value);
  const [text, variables] = typeof substitution === "string" ? [substitution, {}] : substitution;
  return Object.entries(variables)
    .reduce((texts, [name, part]) => texts.flatMap((one) => dashboardTexts(part).map((filler) => one.replace(`\${${name}}`, () => filler))), [text])
    .map((one) => one.replaceAll(/\$\{[^}]+\}/g, "name"));
}

const dashboardSchema = z.object({
  widgets: z.array(
    z.object({ type: z.string(), x: z.number(), y: z.number(), width: z.number(), height: z.number().default(6), properties: z.looseObject({ title: z.string().optional(), metrics: z.array(z.array(z.unknown())).optional(), alarms: z.array(z.string()).optional() }) }),
  ),
});

describe.each(OPTIONS)("$system/$option", ({ system, option, body }) => {
  const template = parsedTemplate(body);
  const ofType = (type: string) => template.resources.filter((resource) => resource.type === type);
  const named = (name: string) => template.resources.find((resource) => resource.logicalId === name);

  test("can be handed to CloudFormation, without a bucket in between where it has no need of one", () => {
    expect(Buffer.byteLength(body) > MAX_BYTES_IN_A_REQUEST).toBe(NEED_A_BUCKET.has(`${system}/${option}`));
    expect(Buffer.byteLength(body)).toBeLessThanOrEqual(MAX_BYTES_FROM_A_BUCKET);
  });

  test("has defaults for every parameter, and they keep its own rules", () => {
    expect(validateParameters(template.parameters, template.rules, {})).toMatchObject({ kind: "valid", uncheckedRules: [] });
  });

  test("presents every parameter with a group, a label, a description and a constraint that is explained", () => {
    expect(template.parameterGroups.map((group) => group.label)).not.toContain("Other settings");
    for (const parameter of template.parameters) {
      expect(parameter.label, parameter.name).not.toBeNull();
      expect(parameter.description, parameter.name).not.toBeNull();
      const constrained = parameter.allowedValues.length > 0 || parameter.constraintDescription !== null;
      expect(constrained, `${parameter.name} is constrained, and says how`).toBe(true);
    }
  });

  test("has no parameter that nothing uses", () => {
    const used = new Set(intrinsicReferences([template.resources.map((resource) => resource.properties), Object.values(template.conditions), template.outputs, Object.values(template.rules)]));
    expect(template.parameters.map((parameter) => parameter.name).filter((name) => !used.has(name))).toEqual([]);
  });

  test("keeps what holds data when it is deleted or replaced", () => {
    const careless = template.resources.filter((resource) => holdsData(resource.type) && [dataPolicy(resource, "deleted"), dataPolicy(resource, "replaced")].includes("Delete"));
    expect(careless.map((resource) => resource.logicalId)).toEqual([]);
  });

  test("gives no resource a name of its own, dashboards apart", () => {
    const names = /^(BucketName|RoleName|ManagedPolicyName|InstanceProfileName|DBInstanceIdentifier|ReplicationGroupId|ClusterName|ServiceName|TableName|QueueName|TopicName|AlarmName|LogGroupName|RepositoryName|LaunchTemplateName|GroupName)$/;
    // An endpoint's ServiceName is the service of AWS that it leads to.
    const nameless = ["AWS::CloudWatch::Dashboard", "AWS::EC2::VPCEndpoint"];
    const offenders = template.resources.filter((resource) => !nameless.includes(resource.type) && Object.keys(resource.properties).some((key) => names.test(key)));
    expect(offenders.map((resource) => resource.logicalId)).toEqual([]);
    for (const type of ["AWS::SecretsManager::Secret", "AWS::ElasticLoadBalancingV2::LoadBalancer", "AWS::ElasticLoadBalancingV2::TargetGroup", "AWS::SSM::Parameter"])
      for (const resource of ofType(type)) expect(resource.properties, resource.logicalId).not.toHaveProperty("Name");
  });

  test("sends every alarm, and its end, to the topic", () => {
    const [topic] = ofType("AWS::SNS::Topic");
    const alarms = ofType("AWS::CloudWatch::Alarm");
    expect(alarms.length).toBeGreaterThanOrEqual(10);
    for (const alarm of alarms) {
      expect(alarm.properties.AlarmActions, alarm.logicalId).toEqual([{ Ref: topic?.logicalId }]);
      expect(alarm.properties.OKActions, alarm.logicalId).toEqual([{ Ref: topic?.logicalId }]);
      expect(alarm.properties.AlarmDescription, alarm.logicalId).toEqual(expect.stringMatching(/\.$/));
    }
  });

  test("has its three dashboards, each of them JSON that fits the grid and shows something", () => {
    const dashboards = ofType("AWS::CloudWatch::Dashboard");
    const names = dashboards.map((dashboard) => z.object({ "Fn::Sub": z.string() }).parse(dashboard.properties.DashboardName)["Fn::Sub"]);
    expect(names.toSorted()).toEqual(["${AWS::StackName}-api", "${AWS::StackName}-infrastructure", "${AWS::StackName}-processing"]);
    for (const dashboard of dashboards) {
      for (const text of dashboardTexts(dashboard.properties.DashboardBody)) {
        const { widgets } = dashboardSchema.parse(JSON.parse(text));
        expect(widgets.length).toBeGreaterThanOrEqual(5);
        for (const [index, widget] of widgets.entries()) {
          expect(widget.x + widget.width, `${dashboard.logicalId} widget ${index}`).toBeLessThanOrEqual(24);
          const others = widgets.slice(index + 1).filter((other) => other.x < widget.x + widget.width && widget.x < other.x + other.width && other.y < widget.y + widget.height && widget.y < other.y + other.height);
          expect(others, `${dashboard.logicalId} widget ${index} overlaps`).toEqual([]);
        }
      }
    }
  });

  test("refers only to what it has, and in no circle", () => {
    const known = new Set([...template.resources.map((resource) => resource.logicalId), ...template.parameters.map((parameter) => parameter.name)]);
    const mentioned = [...intrinsicReferences([template.resources.map((resource) => resource.properties), template.outputs]), ...template.resources.flatMap((resource) => resource.dependsOn)];
    expect(mentioned.filter((name) => !known.has(name))).toEqual([]);
    expect(dependencyOrder(template.resources).kind).toBe("ordered");
    expect(template.resources.flatMap((resource) => (resource.condition === null ? [] : [resource.condition])).filter((name) => !(name in template.conditions))).toEqual([]);
  });

  test("tells its address, health address, dashboards and repository", () => {
    const outputs = template.outputs.map((output) => output.name);
    expect(outputs).toEqual(expect.arrayContaining(["Url", "HealthUrl", "ImageRepository", "ApiDashboardName", "ProcessingDashboardName", "InfrastructureDashboardName", "TemplateId"]));
    expect(template.outputs.find((output) => output.name === "TemplateId")?.value).toBe(`${system}/${option}`);
    expect(template.outputs.every((output) => output.description !== null && output.condition === null)).toBe(true);
  });

  test("lets ECS take back a release that does not become healthy, and starts tasks only behind a listener", () => {
    const listeners = ofType("AWS::ElasticLoadBalancingV2::Listener").map((listener) => listener.logicalId);
    for (const service of ofType("AWS::ECS::Service")) {
      expect(service.properties).toMatchObject({ DeploymentConfiguration: { DeploymentCircuitBreaker: { Enable: true, Rollback: true } } });
      if (service.properties.LoadBalancers !== undefined) expect(service.dependsOn.some((name) => listeners.includes(name)), service.logicalId).toBe(true);
    }
    for (const machines of [...ofType("AWS::EC2::Instance"), ...ofType("AWS::AutoScaling::AutoScalingGroup")]) expect(body).toContain(`--resource ${machines.logicalId}`);
  });

  test("keeps secrets out of parameters and in Secrets Manager", () => {
    expect(template.parameters.filter((parameter) => parameter.noEcho || /password|secret|token|apikey/i.test(parameter.name)).map((parameter) => parameter.name)).toEqual([]);
    expect(ofType("AWS::SecretsManager::Secret").length).toBeGreaterThan(0);
  });

  test("encrypts what it stores and lets nobody but the load balancer be reached from outside", () => {
    for (const cache of ofType("AWS::ElastiCache::ReplicationGroup")) expect(cache.properties).toMatchObject({ AtRestEncryptionEnabled: true, TransitEncryptionEnabled: true });
    for (const database of ofType("AWS::RDS::DBInstance")) expect(database.properties).toMatchObject({ StorageEncrypted: true, PubliclyAccessible: false });
    for (const bucket of ofType("AWS::S3::Bucket")) expect(bucket.properties).toHaveProperty("PublicAccessBlockConfiguration.RestrictPublicBuckets", true);
    const open = ofType("AWS::EC2::SecurityGroup").filter((group) => JSON.stringify(group.properties).includes("CidrIp"));
    const entrances = new Set(ofType("AWS::ElasticLoadBalancingV2::LoadBalancer").flatMap((balancer) => intrinsicReferences(balancer.properties.SecurityGroups)));
    expect(open.every((group) => entrances.has(group.logicalId))).toBe(true);
  });

  test("has a plan whose every name it knows", () => {
    const result = parsePlan(readFileSync(path.join(ROOT, system, "plan.yaml"), "utf8"));
    if (result.kind === "invalid") throw new Error(JSON.stringify(result.problems));
    const ofSystem = OPTIONS.filter((one) => one.system === system).map((one) => [one.option, parsedTemplate(one.body)] as const);
    expect(checkPlan(result.plan, new Map(ofSystem), result.locate)).toEqual([]);
    const planned = result.plan.options.find((one) => one.key === option);
    const alarms = template.resources.filter((resource) => resource.type === "AWS::CloudWatch::Alarm").map((resource) => resource.logicalId);
    expect(planned?.alarms.flatMap((alarm) => alarm.logicalIds).toSorted(), "every alarm of the template is explained").toEqual(alarms.toSorted());
    for (const image of planned?.imageParameters ?? []) {
      const usedBy = template.resources.filter((resource) => intrinsicReferences(resource.properties).includes(image.parameter));
      expect(usedBy.length, image.parameter).toBeGreaterThan(0);
    }
    for (const secret of planned?.secretsToSet ?? []) expect(named(secret.logicalId)?.type).toBe("AWS::SecretsManager::Secret");
  });
});

test("prethrift/fargate puts the chosen image, repository and tag, into its task definition", () => {
  const fargate = parsedTemplate(readFileSync(path.join(ROOT, "prethrift/fargate.yaml"), "utf8"));
  const task = fargate.resources.find((resource) => resource.type === "AWS::ECS::TaskDefinition");
  expect(task?.properties).toHaveProperty("ContainerDefinitions[0].Image", { Ref: "ApiImage" });
});

test("what a choice adds is there only when it is chosen", () => {
  const fargate = parsedTemplate(readFileSync(path.join(ROOT, "prethrift/fargate.yaml"), "utf8"));
  const names = (values: Record<string, string>) => new Set(activeResources(fargate, { ...defaultValues(fargate), ...values }).map((resource) => resource.logicalId));
  const plain = names({});
  const full = names({ UseNatGateway: "yes", CertificateArn: "arn:aws:acm:us-east-1:000000000000:certificate/x", DomainName: "api.example.com", AlarmEmail: "a@example.com" });
  expect([...full].filter((name) => !plain.has(name)).toSorted()).toEqual(["AlarmSubscription", "HttpsListener", "NatAddress", "NatGateway", "PrivateDefaultRoute"]);
});

test("harvest/production with Bedrock has nothing of Ollama, and with endpoints no way to the internet", () => {
  const production = parsedTemplate(readFileSync(path.join(ROOT, "harvest/production.yaml"), "utf8"));
  const names = (values: Record<string, string>) => activeResources(production, { ...defaultValues(production), ...values }).map((resource) => resource.logicalId);
  const bedrock = { LlmProvider: "bedrock", BedrockModelId: "amazon.nova-lite-v1:0" };
  const ofOllama = /Ollama|Gpu/;
  expect(names({}).filter((name) => ofOllama.test(name))).toHaveLength(13);
  expect(names(bedrock).filter((name) => ofOllama.test(name))).toEqual([]);
  expect(names(bedrock)).toContain("NatGateway");
  const closed = names({ ...bedrock, WayOut: "vpc-endpoints" });
  expect(closed.filter((name) => /Nat|PrivateDefaultRoute/.test(name))).toEqual([]);
  expect(closed.filter((name) => name.endsWith("Endpoint"))).toHaveLength(7);
});

test("harvest/serverless has endpoints or a NAT gateway, and Redis's default user with Redis only", () => {
  const serverless = parsedTemplate(readFileSync(path.join(ROOT, "harvest/serverless.yaml"), "utf8"));
  const names = (values: Record<string, string>) => activeResources(serverless, { ...defaultValues(serverless), ...values }).map((resource) => resource.logicalId);
  expect(names({}).filter((name) => name.endsWith("Endpoint"))).toHaveLength(3);
  expect(names({})).not.toContain("NatGateway");
  expect(names({ LlmProvider: "ollama" }).filter((name) => name.endsWith("Endpoint"))).toEqual([]);
  expect(names({ LlmProvider: "ollama" })).toEqual(expect.arrayContaining(["NatGateway", "OllamaGroup", "OllamaService"]));
  expect(names({})).not.toContain("CacheDefaultUser");
  expect(names({ CacheEngine: "redis" })).toContain("CacheDefaultUser");
});

describe.each(["agent/single", "agent/scaled", "vectordb/ec2"])("%s", (option) => {
  const body = readFileSync(path.join(ROOT, `${option}.yaml`), "utf8");
  const template = parsedTemplate(body);
  const groups = template.resources.filter((resource) => resource.type === "AWS::AutoScaling::AutoScalingGroup");

  test("counts a release as done only when its instances say so, and takes it back otherwise", () => {
    expect(groups.length).toBeGreaterThan(0);
    for (const group of groups) {
      const declaration = body.slice(body.indexOf(`\n  ${group.logicalId}:`)).split(/\n {2}(?=[A-Z])/)[1];
      expect(declaration, group.logicalId).toMatch(/CreationPolicy: \{ ResourceSignal: .* Timeout: PT/);
      expect(declaration, group.logicalId).toContain("WaitOnResourceSignals: true");
      expect(body).toContain(`--resource ${group.logicalId} `);
    }
  });

  test("hands its volume over by ending the old instance before the new one starts", () => {
    const volume = template.resources.find((resource) => resource.type === "AWS::EC2::Volume")?.logicalId ?? "none";
    const holders = template.resources.filter((resource) => resource.type === "AWS::EC2::LaunchTemplate" && intrinsicReferences(resource.properties).includes(volume)).map((holder) => holder.logicalId);
    const holding = groups.filter((group) => intrinsicReferences(group.properties).some((name) => holders.includes(name)));
    expect(holding.map((group) => [group.properties.MinSize, group.properties.MaxSize])).toEqual([["1", "1"]]);
    expect(body.slice(body.indexOf(`\n  ${holding[0]?.logicalId}:`))).toMatch(/^[^]*?MinInstancesInService: 0/);
  });
});

test("vectordb/ec2 has a NAT gateway or endpoints, and logs connections unless told not to", () => {
  const ec2 = parsedTemplate(readFileSync(path.join(ROOT, "vectordb/ec2.yaml"), "utf8"));
  const names = (values: Record<string, string>) => activeResources(ec2, { ...defaultValues(ec2), ...values }).map((resource) => resource.logicalId);
  expect(names({}).filter((name) => name.endsWith("Endpoint"))).toEqual(["S3Endpoint", "DynamoDbEndpoint"]);
  expect(names({})).toEqual(expect.arrayContaining(["NatGateway", "FlowLog"]));
  const closed = names({ WayOut: "vpc-endpoints", FlowLogs: "NONE" });
  expect(closed.filter((name) => /Nat|PrivateDefaultRoute|FlowLog/.test(name))).toEqual([]);
  expect(closed.filter((name) => name.endsWith("Endpoint"))).toHaveLength(12);
  expect(names({ HostedZoneId: "Z123", DomainName: "vectordb.example.com" })).toContain("DomainRecord");
});

test("vectordb/ec2 starts no worker with the placeholder that is its first image", () => {
  const body = readFileSync(path.join(ROOT, "vectordb/ec2.yaml"), "utf8");
  expect(body).toContain(`[[ '\${ApiImage}' != ${defaultValues(parsedTemplate(body)).ApiImage} ]]`);
});

test("the rules refuse what AWS would refuse half-way through a launch", () => {
  const fargate = parsedTemplate(readFileSync(path.join(ROOT, "prethrift/fargate.yaml"), "utf8"));
  const minimal = parsedTemplate(readFileSync(path.join(ROOT, "harvest/minimal.yaml"), "utf8"));
  expect(check(fargate, { TaskCpu: "512", TaskMemoryMib: "8192" })).toBe("invalid");
  expect(check(fargate, { TaskCpu: "512", TaskMemoryMib: "4096" })).toBe("valid");
  expect(check(fargate, { OnDemandWeight: "0", SpotWeight: "0" })).toBe("invalid");
  expect(check(minimal, { LlmProvider: "bedrock" })).toBe("invalid");
  expect(check(minimal, { OllamaModel: "llama3.1:8b" })).toBe("invalid");
  expect(check(minimal, { OllamaModel: "llama3.1:8b", InstanceType: "t3.large" })).toBe("valid");
  const production = parsedTemplate(readFileSync(path.join(ROOT, "harvest/production.yaml"), "utf8"));
  const closed = { LlmProvider: "bedrock", BedrockModelId: "amazon.nova-lite-v1:0", WayOut: "vpc-endpoints", ApiImage: "123456789012.dkr.ecr.us-east-1.amazonaws.com/harvest:1.4.0" };
  expect(check(production, closed)).toBe("valid");
  expect(check(production, { ...closed, LlmProvider: "ollama" })).toBe("invalid");
  expect(check(production, { LlmProvider: "bedrock", BedrockModelId: "amazon.nova-lite-v1:0", WayOut: "vpc-endpoints" })).toBe("invalid");
  const serverless = parsedTemplate(readFileSync(path.join(ROOT, "harvest/serverless.yaml"), "utf8"));
  expect(check(serverless, { LlmProvider: "ollama", TaskTimeoutSeconds: "120" })).toBe("invalid");
  expect(check(serverless, { LlmProvider: "ollama", TaskTimeoutSeconds: "900" })).toBe("valid");
  expect(check(serverless, { ApiImage: "docker.io/library/nginx:1" })).toBe("invalid");
  const scaled = parsedTemplate(readFileSync(path.join(ROOT, "agent/scaled.yaml"), "utf8"));
  expect(check(scaled, { MinInstances: "2", MaxInstances: "2" })).toBe("invalid");
  expect(check(scaled, { MinInstances: "4", MaxInstances: "4" })).toBe("invalid");
  expect(check(scaled, { MinInstances: "4", MaxInstances: "6" })).toBe("valid");
  expect(check(scaled, { MinInstances: "1", MaxInstances: "2" })).toBe("valid");
  const ec2 = parsedTemplate(readFileSync(path.join(ROOT, "vectordb/ec2.yaml"), "utf8"));
  const behindProxy = { WayOut: "vpc-endpoints", OutboundProxy: "http://10.8.0.10:3128", ApiImage: "123456789012.dkr.ecr.us-east-1.amazonaws.com/vectordb:1.4.0" };
  expect(check(ec2, behindProxy)).toBe("valid");
  expect(check(ec2, { ...behindProxy, OutboundProxy: "" })).toBe("invalid");
  expect(check(ec2, { WayOut: "vpc-endpoints", OutboundProxy: "http://10.8.0.10:3128" })).toBe("invalid");
  expect(check(ec2, { HostedZoneId: "Z123" })).toBe("invalid");
});
