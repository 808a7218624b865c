import "server-only";

import type { ACMClient } from "@aws-sdk/client-acm";
import type { CloudFormationClient } from "@aws-sdk/client-cloudformation";
import type { CloudWatchClient } from "@aws-sdk/client-cloudwatch";
import type { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import type { CostExplorerClient } from "@aws-sdk/client-cost-explorer";
import type { EC2Client } from "@aws-sdk/client-ec2";
import type { ECRClient } from "@aws-sdk/client-ecr";
import type { ECSClient } from "@aws-sdk/client-ecs";
import type { ElasticLoadBalancingV2Client } from "@aws-sdk/client-elastic-load-balancing-v2";
import type { ElastiCacheClient } from "@aws-sdk/client-elasticache";
import type { EventBridgeClient } from "@aws-sdk/client-eventbridge";
import type { PricingClient } from "@aws-sdk/client-pricing";
import type { RDSClient } from "@aws-sdk/client-rds";
import type { ResourceGroupsTaggingAPIClient } from "@aws-sdk/client-resource-groups-tagging-api";
import type { S3Client } from "@aws-sdk/client-s3";
import type { SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import type { ServiceQuotasClient } from "@aws-sdk/client-service-quotas";
import type { SQSClient } from "@aws-sdk/client-sqs";
import type { STSClient } from "@aws-sdk/client-sts";

import { serverEnv } from "@/lib/env/server";

import type { AwsConnection } from "./connection-repository";
import { credentialsFor } from "./credentials";
import { AwsError } from "./errors";
import { isLoopbackUrl } from "./loopback";
import { AwsRequestHandler } from "./request-handler";

const REQUEST_TIMEOUT_MS = 15_000; // CloudFormation answers in under 2 s; past this nobody knows, and says so
const LONG_POLL_TIMEOUT_MS = 35_000; // SQS holds a receive for up to 20 s
const UPLOAD_TIMEOUT_MS = 60_000;
const GLOBAL_SERVICES_REGION = "us-east-1";

/**
 * SDK clients of one account and region, each loaded and made at first use: thirteen of them at once were 139 MB. They are loaded
 * through a module that names the client alone, since an import of the package while running keeps all its commands in a bundle.
 */
export type AccountClients = {
  acm(): Promise<ACMClient>;
  cloudFormation(): Promise<CloudFormationClient>;
  cloudWatch(): Promise<CloudWatchClient>;
  cloudWatchLogs(): Promise<CloudWatchLogsClient>;
  costExplorer(): Promise<CostExplorerClient>;
  ec2(): Promise<EC2Client>;
  ecr(): Promise<ECRClient>;
  ecs(): Promise<ECSClient>;
  elastiCache(): Promise<ElastiCacheClient>;
  elasticLoadBalancing(): Promise<ElasticLoadBalancingV2Client>;
  eventBridge(): Promise<EventBridgeClient>;
  pricing(): Promise<PricingClient>;
  rds(): Promise<RDSClient>;
  resourceTagging(): Promise<ResourceGroupsTaggingAPIClient>;
  s3(): Promise<S3Client>;
  secretsManager(): Promise<SecretsManagerClient>;
  serviceQuotas(): Promise<ServiceQuotasClient>;
  sqs(): Promise<SQSClient>;
  sts(): Promise<STSClient>;
};

const kept = globalThis as typeof globalThis & { pilothouseAwsClients?: Map<string, AccountClients> };

/**
 * The clients of an account connection in a region, kept per process. A connection whose endpoint or role has changed gets new
 * ones. Throws `AwsError` "unreachable" where the process may only reach this machine and the connection leads elsewhere:
 * before credentials are looked for, since even that opens sockets.
 */
export function accountClients(connection: AwsConnection, region: string): AccountClients {
  const onThisMachine = connection.endpoint !== null && isLoopbackUrl(connection.endpoint);
  if (!onThisMachine && (serverEnv().loopbackAwsOnly || connection.kind === "sandbox"))
    throw new AwsError("sts:AssumeRole", "unreachable", null, "Only AWS endpoints on this machine may be reached here.");

  const cache = (kept.pilothouseAwsClients ??= new Map());
  const { id, kind, endpoint, roleArn, externalId } = connection;
  const key = JSON.stringify([id, region, kind, endpoint, roleArn, externalId]);
  const clients = cache.get(key) ?? openClients(connection, region);
  cache.set(key, clients);
  return clients;
}

function openClients(connection: AwsConnection, region: string): AccountClients {
  // Mutations are sent again by us, with the same token, and reads under our own budget: the SDK retries neither.
  const once = {
    region,
    ...(connection.endpoint ? { endpoint: connection.endpoint } : {}),
    credentials: credentialsFor(connection, region),
    maxAttempts: 1,
    requestHandler: new AwsRequestHandler({ timeoutMs: REQUEST_TIMEOUT_MS }),
  };
  const repeatable = { ...once, maxAttempts: 3 }; // idempotent by their own nature, and outside the budget

  return {
    cloudFormation: keep(async () => {
      const { CloudFormationClient: Client } = await import("./sdk-clients/cloudformation");
      return new Client({ ...once, requestHandler: new AwsRequestHandler({ timeoutMs: REQUEST_TIMEOUT_MS, wholeDocument: true }) });
    }),
    // Both answer in us-east-1 for all regions. A request of Cost Explorer costs 0.01 USD, so none is sent twice unasked.
    costExplorer: keep(async () => new (await import("./sdk-clients/cost-explorer")).CostExplorerClient({ ...once, region: GLOBAL_SERVICES_REGION })),
    pricing: keep(async () => new (await import("./sdk-clients/pricing")).PricingClient({ ...repeatable, region: GLOBAL_SERVICES_REGION })),
    acm: keep(async () => new (await import("./sdk-clients/acm")).ACMClient(repeatable)),
    // GetMetricData is paid by the metric, so it is not sent again unasked either.
    cloudWatch: keep(async () => new (await import("./sdk-clients/cloudwatch")).CloudWatchClient(once)),
    cloudWatchLogs: keep(async () => new (await import("./sdk-clients/cloudwatch-logs")).CloudWatchLogsClient(once)),
    ecr: keep(async () => new (await import("./sdk-clients/ecr")).ECRClient(repeatable)),
    resourceTagging: keep(async () => new (await import("./sdk-clients/resource-groups-tagging-api")).ResourceGroupsTaggingAPIClient(repeatable)),
    serviceQuotas: keep(async () => new (await import("./sdk-clients/service-quotas")).ServiceQuotasClient(repeatable)),
    ec2: keep(async () => new (await import("./sdk-clients/ec2")).EC2Client(repeatable)),
    elastiCache: keep(async () => new (await import("./sdk-clients/elasticache")).ElastiCacheClient(repeatable)),
    elasticLoadBalancing: keep(async () => new (await import("./sdk-clients/elastic-load-balancing-v2")).ElasticLoadBalancingV2Client(repeatable)),
    rds: keep(async () => new (await import("./sdk-clients/rds")).RDSClient(repeatable)),
    ecs: keep(async () => new (await import("./sdk-clients/ecs")).ECSClient(repeatable)),
    eventBridge: keep(async () => new (await import("./sdk-clients/eventbridge")).EventBridgeClient(repeatable)),
    s3: keep(async () => {
      const { S3Client: Client } = await import("./sdk-clients/s3");
      const requestHandler = new AwsRequestHandler({ timeoutMs: UPLOAD_TIMEOUT_MS });
      return new Client({ ...repeatable, requestHandler, forcePathStyle: connection.endpoint !== null });
    }),
    secretsManager: keep(async () => new (await import("./sdk-clients/secrets-manager")).SecretsManagerClient(once)),
    sqs: keep(async () => {
      const { SQSClient: Client } = await import("./sdk-clients/sqs");
      return new Client({ ...repeatable, requestHandler: new AwsRequestHandler({ timeoutMs: LONG_POLL_TIMEOUT_MS }) });
    }),
    sts: keep(async () => new (await import("./sdk-clients/sts")).STSClient(repeatable)),
  };
}

/** Runs once; everybody gets the same promise. A failed load is forgotten, so that the next caller tries anew. */
function keep<Client>(open: () => Promise<Client>): () => Promise<Client> {
  let opened: Promise<Client> | null = null;
  return () => {
    opened ??= open().catch((error: unknown) => {
      opened = null;
      throw error;
    });
    return opened;
  };
}
