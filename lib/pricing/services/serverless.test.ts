import { expect, test } from "vitest";

import { dollars, pricesOf } from "../testing/prices-of";

const role = (statement: string) => `  Role: { Type: AWS::IAM::Role, Properties: { Policies: [{ PolicyName: p, PolicyDocument: { Version: '2012-10-17', Statement: [${statement}] } }] } }`;
const invoke = (resource: string) => role(`{ Effect: Allow, Action: ['bedrock:InvokeModel', 'bedrock:InvokeModelWithResponseStream'], Resource: ${resource} }`);
const foundation = (model: string) => `!Sub 'arn:\${AWS::Partition}:bedrock:\${AWS::Region}::foundation-model/${model}'`;
const profile = (model: string) => `!Sub 'arn:\${AWS::Partition}:bedrock:\${AWS::Region}:\${AWS::AccountId}:inference-profile/${model}'`;

test.each<[what: string, template: string, expected: Record<string, number | string>]>([
  [
    "an HTTP API before a function: both see every request",
    `
  Api: { Type: AWS::ApiGatewayV2::Api, Properties: { ProtocolType: HTTP } }
  Answer: { Type: AWS::Lambda::Function, Properties: { MemorySize: 1024 } }`,
    {
      "Api: HTTP API calls": 1.0,
      "Api: Data to the internet": 50 * 0.09,
      "Answer: Lambda requests": 0.2,
      "Answer: Lambda duration": 1_000_000 * 0.2 * 1 * 0.0000166667, // 3.33334
    },
  ],
  [
    "two functions share the requests, and each takes its time",
    `
  First: { Type: AWS::Lambda::Function, Properties: { MemorySize: 512, Architectures: [arm64], EphemeralStorage: { Size: 1536 } } }
  Second: { Type: AWS::Lambda::Function, Properties: { TracingConfig: { Mode: Active } } }`,
    {
      "First: Lambda requests": 0.5 * 0.2,
      "First: Lambda duration, ARM": 500_000 * 0.2 * 0.5 * 0.0000133334,
      "First: Lambda storage": 500_000 * 0.2 * 1 * 0.0000000309,
      "Second: Lambda requests": 0.5 * 0.2,
      "Second: Lambda duration": 500_000 * 0.2 * (128 / 1_024) * 0.0000166667,
      "Second: X-Ray traces": 0.1 * 5,
    },
  ],
  ["a REST API", "  Api: { Type: AWS::ApiGateway::RestApi }", { "Api: REST API calls": 3.5, "Api: Data to the internet": 50 * 0.09 }],
  [
    "an API and a kind of function that have no price",
    `
  Socket: { Type: AWS::ApiGatewayV2::Api, Properties: { ProtocolType: WEBSOCKET } }
  Warm: { Type: AWS::Lambda::Alias, Properties: { ProvisionedConcurrencyConfig: { ProvisionedConcurrentExecutions: 5 } } }
  Name: { Type: AWS::Lambda::Alias }`,
    {
      "Socket: HTTP API calls": "HTTP API calls: ProtocolType of Socket cannot be told: there is no rule for an API of protocol WEBSOCKET.",
      "Socket: Data to the internet": 50 * 0.09,
      "Warm: Lambda provisioned concurrency": "Lambda provisioned concurrency: ProvisionedConcurrencyConfig of Warm cannot be told: there is no price of provisioned concurrency.",
    },
  ],
  ["a model that a role may call", invoke(foundation("amazon.nova-lite-v1:0")), { "Role: Bedrock Nova Lite, tokens sent": 10 * 0.06, "Role: Bedrock Nova Lite, tokens answered": 2.5 * 0.24 }],
  [
    "a profile with the models that it stands for is one model",
    invoke(`[${profile("global.anthropic.claude-haiku-4-5-20251001-v1:0")}, ${foundation("anthropic.claude-haiku-4-5-20251001-v1:0")}]`),
    { "Role: Bedrock Claude Haiku 4.5, tokens sent": 10 * 1.0, "Role: Bedrock Claude Haiku 4.5, tokens answered": 2.5 * 5.0 },
  ],
  ["the same model of one country", invoke(profile("us.anthropic.claude-haiku-4-5-20251001-v1:0")), { "Role: Bedrock Claude Haiku 4.5, tokens sent": 10 * 1.1, "Role: Bedrock Claude Haiku 4.5, tokens answered": 2.5 * 5.5 }],
  [
    "two models share the tokens, and one that embeds answers none",
    invoke(`[${foundation("amazon.nova-micro-v1:0")}, ${foundation("amazon.titan-embed-text-v2:0")}]`),
    { "Role: Bedrock Nova Micro, tokens sent": 5 * 0.035, "Role: Bedrock Nova Micro, tokens answered": 1.25 * 0.14, "Role: Bedrock Titan Text Embeddings V2, tokens sent": 5 * 0.02 },
  ],
  [
    "a model without a price",
    invoke(foundation("anthropic.claude-3-haiku-20240307-v1:0")),
    {
      "Role: Bedrock anthropic.claude-3-haiku-20240307-v1:0, tokens sent": "Bedrock anthropic.claude-3-haiku-20240307-v1:0, tokens sent: The price book for us-east-1 of 2026-10-08 has no row bedrock.anthropic.claude-3-haiku-20240307-v1_0.input.",
      "Role: Bedrock anthropic.claude-3-haiku-20240307-v1:0, tokens answered": "Bedrock anthropic.claude-3-haiku-20240307-v1:0, tokens answered: The price book for us-east-1 of 2026-10-08 has no row bedrock.anthropic.claude-3-haiku-20240307-v1_0.output.",
    },
  ],
  ["every model at once, which is none in particular", invoke("'*'"), { "Role: Bedrock tokens, tokens sent": expect.stringContaining("it names no single model"), "Role: Bedrock tokens, tokens answered": expect.stringContaining("it names no single model") }],
  ["a role that calls no model", role("{ Effect: Allow, Action: 's3:GetObject', Resource: '*' }, { Effect: Deny, Action: 'bedrock:*', Resource: '*' }"), {}],
])("%s", (_, template, expected) => {
  expect(pricesOf(template)).toEqual(dollars(expected));
});
