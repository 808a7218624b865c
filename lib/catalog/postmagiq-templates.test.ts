import { readFileSync } from "node:fs";

import { describe, expect, test } from "vitest";

import { activeResources, defaultValues } from "./active-resources";
import { parsePlan } from "./parse-plan";
import { planContradictions } from "./plan-contradictions";
import { type Template, parseTemplate } from "./template";
import { evaluateLogic } from "./template-logic";
import { validateParameters } from "./validate-parameters";

function template(option: string): Template {
  const result = parseTemplate(readFileSync(`cfn-templates/postmagiq/${option}.yaml`, "utf8"));
  if (result.kind === "invalid") throw new Error(JSON.stringify(result.problems));
  return result.template;
}

const dev = template("dev");
const prod = template("prod");

const CERTIFICATE = "arn:aws:acm:us-east-1:000000000000:certificate/x";
const ELSEWHERE = "arn:aws:acm:eu-west-1:000000000000:certificate/x";

const check = (given: Record<string, string>) => validateParameters(prod.parameters, prod.rules, given).kind;

/** What these values add to what the template has by default, and what they take away. */
function difference(of: Template, values: Record<string, string>): { added: string[]; gone: string[] } {
  const active = (given: Record<string, string>) => activeResources(of, { ...defaultValues(of), ...given }).map((resource) => resource.logicalId);
  const [plain, chosen] = [active({}), active(values)];
  return { added: chosen.filter((name) => !plain.includes(name)).toSorted(), gone: plain.filter((name) => !chosen.includes(name)).toSorted() };
}

const condition = (of: Template, name: string, region: string, values: Record<string, string> = {}) =>
  evaluateLogic({ Condition: name }, { parameters: { ...defaultValues(of), ...values }, pseudoParameters: { "AWS::Region": region }, conditions: of.conditions });

describe.each([["dev", dev], ["prod", prod]])("postmagiq/%s", (_, of) => {
  test("runs workers and a GPU instance only where they are asked for", () => {
    expect(difference(of, { WorkerTasks: "2" })).toEqual({ added: ["WorkerService", "WorkerTaskDefinition", "WorkersDownAlarm"], gone: [] });
    const { added, gone } = difference(of, { OllamaInstanceType: "g4dn.xlarge" });
    expect(added.every((name) => name.startsWith("Ollama"))).toBe(true);
    expect(added).toContain("Ollama");
    expect(gone).toEqual([]);
  });

  test("has a proxy that can be left out, and a record in a hosted zone that can be added", () => {
    expect(difference(of, { UseDatabaseProxy: "no" })).toEqual({ added: [], gone: ["DatabaseFromProxy", "DatabaseProxy", "DatabaseProxyRole", "DatabaseProxyTargets", "ProxyWaitAlarm"] });
    expect(difference(of, { HostedZoneId: "Z0123456789", DomainName: "app.example.com", CertificateArn: CERTIFICATE }).added).toEqual(["DomainRecord", "DomainRecordIpv6"]);
  });

  // Whoever reaches the load balancer past CloudFront is past the web ACL, too.
  test("serves at the load balancer only what carries the key of CloudFront", () => {
    const named = (name: string) => of.resources.find((resource) => resource.logicalId === name)?.properties;
    expect(named("Listener")).toHaveProperty("DefaultActions[0].FixedResponseConfig.StatusCode", "403");
    const key = { "Fn::Sub": "{{resolve:secretsmanager:${OriginKeySecret}:SecretString:key}}" };
    expect(named("ListenerRule")).toHaveProperty("Conditions[0].HttpHeaderConfig", { HttpHeaderName: "X-Origin-Key", Values: [key] });
    expect(named("Distribution")).toHaveProperty("DistributionConfig.Origins[1].OriginCustomHeaders", [{ HeaderName: "X-Origin-Key", HeaderValue: key }]);
  });

  test("puts the web ACL before CloudFront in us-east-1, and before the load balancer everywhere else", () => {
    expect([condition(of, "IsUsEast1", "us-east-1"), condition(of, "IsElsewhere", "us-east-1")]).toEqual([true, false]);
    expect([condition(of, "IsUsEast1", "eu-west-1"), condition(of, "IsElsewhere", "eu-west-1")]).toEqual([false, true]);
    expect(of.resources.find((resource) => resource.logicalId === "WebAclAssociation")?.condition).toBe("IsElsewhere");
  });

  test("speaks HTTPS to the load balancer with the domain's certificate in us-east-1, with one of its own elsewhere", () => {
    const speaksHttps = (region: string, values: Record<string, string>) => condition(of, "OriginSpeaksHttps", region, values);
    expect(speaksHttps("us-east-1", {})).toBe(false);
    expect(speaksHttps("us-east-1", { CertificateArn: CERTIFICATE })).toBe(true);
    expect(speaksHttps("eu-west-1", { CertificateArn: CERTIFICATE })).toBe(false);
    expect(speaksHttps("eu-west-1", { CertificateArn: CERTIFICATE, OriginCertificateArn: ELSEWHERE })).toBe(true);
  });
});

const names = (of: Template) => of.resources.map((resource) => resource.logicalId);

test("development has the parts that production has, but for what a second zone adds", () => {
  expect(names(prod).filter((name) => !names(dev).includes(name))).toEqual([
    "NatAddressA", "NatGatewayA", "NatAddressB", "NatGatewayB", "PrivateRouteTableA", "PrivateRouteTableB", "PrivateDefaultRouteA", "PrivateDefaultRouteB",
  ]);
  expect(names(dev).filter((name) => !names(prod).includes(name))).toEqual(["NatAddress", "NatGateway", "PrivateRouteTable", "PrivateDefaultRoute"]);
});

test("the rules refuse a domain without its certificate, a certificate of another region, and Ollama without a machine", () => {
  const domain = { DomainName: "app.example.com", CertificateArn: CERTIFICATE };
  expect(check(domain)).toBe("valid");
  expect(check({ DomainName: "app.example.com" })).toBe("invalid");
  expect(check({ ...domain, CertificateArn: ELSEWHERE })).toBe("invalid");
  expect(check({ ...domain, OriginCertificateArn: ELSEWHERE, HostedZoneId: "Z0123456789" })).toBe("valid");
  expect(check({ HostedZoneId: "Z0123456789" })).toBe("invalid");
  expect(check({ LlmProvider: "ollama" })).toBe("invalid");
  expect(check({ LlmProvider: "ollama", OllamaInstanceType: "g4dn.xlarge" })).toBe("valid");
  expect(check({ TaskCpu: "512", TaskMemoryMib: "8192" })).toBe("invalid");
  expect(check({ OnDemandWeight: "0" })).toBe("invalid");
  expect(check({ WorkerTasks: "1", WorkerCommand: "python,-m,postmagiq.worker" })).toBe("valid");
  expect(check({ WorkerCommand: "python -m postmagiq.worker" })).toBe("invalid");
});

test("the plan's rounded totals stay beside the sums of their lines", () => {
  const result = parsePlan(readFileSync("cfn-templates/postmagiq/plan.yaml", "utf8"));
  if (result.kind === "invalid") throw new Error(JSON.stringify(result.problems));
  expect(result.plan.options.map(planContradictions)).toEqual([
    ["The table's total says 140 USD a month; its lines add up to 137 USD a month."],
    ["The table's total says 600 USD a month; its lines add up to 585 USD a month."],
  ]);
});
