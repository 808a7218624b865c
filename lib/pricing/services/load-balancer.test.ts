import { expect, test } from "vitest";

import { dollars, pricesOf } from "../testing/prices-of";

const ALB = "Application Load Balancer";
const balancer = (properties: string) => `  Entry: { Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: { ${properties} } }`;

test("a public load balancer pays hours, capacity, an address in each zone and what it sends out", () => {
  expect(pricesOf(balancer("Subnets: [a, b]"))).toEqual(
    dollars({
      [`Entry: ${ALB}`]: 730 * 0.0225, // 16.425
      [`Entry: ${ALB} capacity units`]: 50 * 0.008, // 50 GB at 1 GB an hour are more than 1,000,000 ÷ (25 × 3,600) = 11.1
      "Entry: Public IPv4 addresses": 2 * 730 * 0.005, // 7.30
      "Entry: Data to the internet": 50 * 0.09,
    }),
  );
});

test("capacity units go by the largest measure", () => {
  // 90,000,000 ÷ 90,000 = 1,000 unit hours by connections, 10 by data
  expect(pricesOf(balancer("Subnets: [a]"), { requests: 90_000_000, "data-out": 10 })[`Entry: ${ALB} capacity units`]).toBe(1_000 * 0.008);
});

test("an internal load balancer has no addresses and sends nothing to the internet", () => {
  expect(pricesOf(balancer("Scheme: internal, Subnets: [a, b]"))).toEqual(dollars({ [`Entry: ${ALB}`]: 730 * 0.0225, [`Entry: ${ALB} capacity units`]: 50 * 0.008 }));
});

test("what passes through load balancer, tasks and NAT gateway leaves once, at the load balancer", () => {
  const prices = pricesOf(`${balancer("Subnets: [a, b]")}\n  Nat: { Type: AWS::EC2::NatGateway }\n  Api: { Type: AWS::ApiGatewayV2::Api, Properties: { ProtocolType: HTTP } }`);
  expect(Object.keys(prices).filter((part) => part.endsWith("Data to the internet"))).toEqual(["Entry: Data to the internet"]);
});

test("behind CloudFront, what is sent out is paid there", () => {
  const cdn = "  Cdn: { Type: AWS::CloudFront::Distribution, Properties: { DistributionConfig: { Origins: [{ Id: api, DomainName: !GetAtt Entry.DNSName }] } } }";
  expect(pricesOf(`${balancer("Subnets: [a, b]")}\n${cdn}`)).toEqual(
    dollars({
      [`Entry: ${ALB}`]: 730 * 0.0225,
      [`Entry: ${ALB} capacity units`]: 50 * 0.008,
      "Entry: Public IPv4 addresses": 2 * 730 * 0.005,
      "Cdn: CloudFront data out": 50 * 0.085,
      "Cdn: CloudFront requests": (1_000_000 / 10_000) * 0.01,
    }),
  );
});

test("a network load balancer has its own prices, and Elastic IP addresses are counted once", () => {
  const template = `
  Address: { Type: AWS::EC2::EIP }
${balancer("Type: network, SubnetMappings: [{ SubnetId: a, AllocationId: !GetAtt Address.AllocationId }, { SubnetId: b }]")}`;
  expect(pricesOf(template)).toEqual(
    dollars({
      "Address: Public IPv4 addresses": 730 * 0.005,
      "Entry: Network Load Balancer": 730 * 0.0225,
      "Entry: Network Load Balancer capacity units": 50 * 0.006,
      "Entry: Public IPv4 addresses": 730 * 0.005,
      "Entry: Data to the internet": 50 * 0.09,
    }),
  );
});

test("a kind without a rule, and subnets that nothing tells, are sentences", () => {
  expect(pricesOf(balancer("Type: gateway, Scheme: internal"))[`Entry: ${ALB}`]).toBe(`${ALB}: Type of Entry cannot be told: there is no rule for a load balancer of type gateway.`);
  expect(pricesOf(balancer("Name: x"))["Entry: Public IPv4 addresses"]).toBe("Public IPv4 addresses: SubnetMappings of Entry cannot be told: the template does not give it.");
});
