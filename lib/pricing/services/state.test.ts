import { expect, test } from "vitest";

import { dollars, pricesOf } from "../testing/prices-of";

const database = (properties: string) => `  Db: { Type: AWS::RDS::DBInstance, Properties: { Engine: postgres, BackupRetentionPeriod: 0, ${properties} } }\n`;

test.each<[what: string, template: string, expected: Record<string, number | string>]>([
  ["a database in one zone", database("DBInstanceClass: db.t3.medium, StorageType: gp3, AllocatedStorage: '100'"), { "Db: RDS postgres db.t3.medium, one zone": 730 * 0.072, "Db: RDS gp3 storage": 100 * 0.115 }],
  [
    "a database with a standby, whose price covers both",
    database("DBInstanceClass: db.r6g.large, MultiAZ: 'true', StorageType: gp3, AllocatedStorage: 100"),
    { "Db: RDS postgres db.r6g.large, with a standby": 730 * 0.45, "Db: RDS gp3 storage": 100 * 0.23 }, // 328.50, 23.00
  ],
  [
    "more operations a second than gp3 includes, which is more from 400 GB on",
    database("DBInstanceClass: db.r6g.large, StorageType: gp3, AllocatedStorage: 400, Iops: 13000"),
    { "Db: RDS postgres db.r6g.large, one zone": 730 * 0.225, "Db: RDS gp3 storage": 400 * 0.115, "Db: RDS gp3 storage, iops": (13_000 - 12_000) * 0.02 },
  ],
  ["a public database", database("DBInstanceClass: db.t3.micro, StorageType: gp3, AllocatedStorage: 20, PubliclyAccessible: true"), { "Db: RDS postgres db.t3.micro, one zone": 730 * 0.018, "Db: RDS gp3 storage": 20 * 0.115, "Db: Public IPv4 addresses": 730 * 0.005 }],
  ["backups of a database, none of them beyond its size", "  Db: { Type: AWS::RDS::DBInstance, Properties: { Engine: mysql, DBInstanceClass: db.t3.micro, StorageType: gp3, AllocatedStorage: 20 } }", { "Db: RDS mysql db.t3.micro, one zone": 730 * 0.017, "Db: RDS gp3 storage": 20 * 0.115, "Db: RDS backups beyond the size of the databases": 0 }],
  [
    "a proxy by the vCPU of the database behind it",
    `${database("DBInstanceClass: db.r6g.2xlarge, StorageType: gp3, AllocatedStorage: 20")}
  Proxy: { Type: AWS::RDS::DBProxy }
  Targets: { Type: AWS::RDS::DBProxyTargetGroup, Properties: { DBProxyName: !Ref Proxy, DBInstanceIdentifiers: [!Ref Db] } }`,
    {
      "Db: RDS postgres db.r6g.2xlarge, one zone": "RDS postgres db.r6g.2xlarge, one zone: The price book for us-east-1 of 2026-10-08 has no row rds.postgres.db.r6g.2xlarge.single_az.ondemand.",
      "Db: RDS gp3 storage": 20 * 0.115,
      "Proxy: RDS Proxy": 8 * 730 * 0.015,
    },
  ],
  ["a proxy of a small database, paid as for two vCPU", `${database("DBInstanceClass: db.t3.micro, StorageType: gp3, AllocatedStorage: 20")}
  Proxy: { Type: AWS::RDS::DBProxy }
  Targets: { Type: AWS::RDS::DBProxyTargetGroup, Properties: { DBProxyName: !Ref Proxy, DBInstanceIdentifiers: [!Ref Db] } }`, { "Db: RDS postgres db.t3.micro, one zone": 730 * 0.018, "Db: RDS gp3 storage": 20 * 0.115, "Proxy: RDS Proxy": 2 * 730 * 0.015 }], // 21.90
  [
    "storage of an older kind, a restored size and a proxy without a database",
    `  Db: { Type: AWS::RDS::DBInstance, Properties: { Engine: postgres, DBInstanceClass: db.t3.micro, DBSnapshotIdentifier: old, BackupRetentionPeriod: 0 } }
  Proxy: { Type: AWS::RDS::DBProxy }`,
    {
      "Db: RDS postgres db.t3.micro, one zone": 730 * 0.018,
      "Db: RDS gp2 storage": "RDS gp2 storage: AllocatedStorage of Db cannot be told: the template does not give it.",
      "Proxy: RDS Proxy": "RDS Proxy: DBInstanceIdentifiers of Proxy cannot be told: which database is behind it is not in the template.",
    },
  ],
  ["two cache nodes", "  Cache: { Type: AWS::ElastiCache::ReplicationGroup, Properties: { Engine: redis, CacheNodeType: cache.t3.medium, NumCacheClusters: 2, SnapshotRetentionLimit: 1 } }", { "Cache: ElastiCache Redis OSS cache.t3.medium": 2 * 730 * 0.068 }], // 99.28
  [
    "shards with a replica each, and snapshots beyond the included one",
    "  Cache: { Type: AWS::ElastiCache::ReplicationGroup, Properties: { Engine: valkey, CacheNodeType: cache.r6g.large, NumNodeGroups: '2', ReplicasPerNodeGroup: 1, SnapshotRetentionLimit: '5' } }",
    { "Cache: ElastiCache Valkey cache.r6g.large": 4 * 730 * 0.1648, "Cache: ElastiCache snapshots": (5 - 1) * 0.5 * 0.085 },
  ],
  ["a cache node by itself", "  Cache: { Type: AWS::ElastiCache::CacheCluster, Properties: { Engine: redis, CacheNodeType: cache.t3.micro, NumCacheNodes: 1 } }", { "Cache: ElastiCache Redis OSS cache.t3.micro": 730 * 0.017 }], // 12.41
  [
    "an engine without prices",
    "  Cache: { Type: AWS::ElastiCache::CacheCluster, Properties: { Engine: memcached, CacheNodeType: cache.t3.micro, NumCacheNodes: 1 } }",
    { "Cache: ElastiCache Memcached cache.t3.micro": "ElastiCache Memcached cache.t3.micro: The price book for us-east-1 of 2026-10-08 has no row elasticache.cache.t3.micro.memcached.ondemand." },
  ],
  [
    "a serverless cache with the least that is charged even when empty",
    "  Cache: { Type: AWS::ElastiCache::ServerlessCache, Properties: { Engine: redis } }",
    {
      "Cache: ElastiCache Serverless Redis OSS, least data": 1 * 730 * 0.125, // 91.25
      "Cache: ElastiCache Serverless Redis OSS, data above the least": 0,
      "Cache: ElastiCache Serverless Redis OSS, processing units": (10_000_000 / 1_000_000) * 0.0034,
    },
  ],
  [
    "a serverless cache of the cheaper engine",
    "  Cache: { Type: AWS::ElastiCache::ServerlessCache, Properties: { Engine: valkey } }",
    {
      "Cache: ElastiCache Serverless Valkey, least data": 0.1 * 730 * 0.084,
      "Cache: ElastiCache Serverless Valkey, data above the least": (0.5 - 0.1) * 730 * 0.084,
      "Cache: ElastiCache Serverless Valkey, processing units": (10_000_000 / 1_000_000) * 0.0023,
    },
  ],
  [
    "a table on demand with point-in-time recovery",
    "  Items: { Type: AWS::DynamoDB::Table, Properties: { BillingMode: PAY_PER_REQUEST, PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } } }",
    { "Items: DynamoDB writes": 0.625, "Items: DynamoDB reads": 5 * 0.125, "Items: DynamoDB storage": 5 * 0.25, "Items: DynamoDB point-in-time recovery": 5 * 0.2 },
  ],
  [
    "a table with capacity of its own",
    "  Items: { Type: AWS::DynamoDB::Table, Properties: { ProvisionedThroughput: { ReadCapacityUnits: 10, WriteCapacityUnits: '5' } } }",
    { "Items: DynamoDB write capacity": 5 * 730 * 0.00065, "Items: DynamoDB read capacity": 10 * 730 * 0.00013, "Items: DynamoDB storage": 5 * 0.25 },
  ],
  [
    "buckets, which share what is assumed, and request metrics of one of them",
    `
  Files: { Type: AWS::S3::Bucket, Properties: { MetricsConfigurations: [{ Id: EntireBucket }] } }
  Logs: { Type: AWS::S3::Bucket }`,
    {
      "Files: S3 storage": 25 * 0.023,
      "Files: S3 writes and lists": (25_000 / 1_000) * 0.005,
      "Files: S3 reads": (500_000 / 1_000) * 0.0004,
      "Files: S3 request metrics": 16 * 0.3,
      "Logs: S3 storage": 25 * 0.023,
      "Logs: S3 writes and lists": (25_000 / 1_000) * 0.005,
      "Logs: S3 reads": (500_000 / 1_000) * 0.0004,
    },
  ],
  ["an image repository", "  Images: { Type: AWS::ECR::Repository }", { "Images: Images kept": 5 * 0.1 }],
])("%s", (_, template, expected) => {
  expect(pricesOf(template)).toEqual(dollars(expected));
});
