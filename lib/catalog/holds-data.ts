/**
 * Types whose replacement or deletion loses what was stored in them, unless a policy keeps it: databases, caches that applications
 * use as stores, buckets, file systems, volumes, search domains, user pools, keys (without which encrypted data is lost) and registries.
 */
const DATA_TYPES: ReadonlySet<string> = new Set([
  "AWS::Backup::BackupVault",
  "AWS::Cognito::UserPool",
  "AWS::DocDB::DBCluster",
  "AWS::DocDB::DBInstance",
  "AWS::DynamoDB::GlobalTable",
  "AWS::DynamoDB::Table",
  "AWS::EC2::Volume",
  "AWS::ECR::PublicRepository",
  "AWS::ECR::Repository",
  "AWS::EFS::FileSystem",
  "AWS::ElastiCache::CacheCluster",
  "AWS::ElastiCache::GlobalReplicationGroup",
  "AWS::ElastiCache::ReplicationGroup",
  "AWS::ElastiCache::ServerlessCache",
  "AWS::Elasticsearch::Domain",
  "AWS::FSx::FileSystem",
  "AWS::KMS::Key",
  "AWS::KMS::ReplicaKey",
  "AWS::MemoryDB::Cluster",
  "AWS::Neptune::DBCluster",
  "AWS::Neptune::DBInstance",
  "AWS::OpenSearchService::Domain",
  "AWS::RDS::DBCluster",
  "AWS::RDS::DBInstance",
  "AWS::Redshift::Cluster",
  "AWS::S3::Bucket",
]);

export const holdsData = (resourceType: string): boolean => DATA_TYPES.has(resourceType);

/** What is left of a resource that goes: CloudFormation's own words, with the defaults that it applies where a template is silent. */
export type DataPolicy = "Delete" | "Retain" | "Snapshot";

type Policies = { type: string; properties: Record<string, unknown>; deletionPolicy: string | null; updateReplacePolicy: string | null };

/**
 * What happens to the data when the resource is deleted or replaced. Without a policy AWS deletes, except that it takes a snapshot of a
 * deleted DBCluster, and of a deleted DBInstance outside a cluster ("DeletionPolicy attribute"). A serverless cache knows no policy
 * Snapshot; it has a property that names the snapshot to take whenever it goes.
 */
export function dataPolicy(resource: Policies, event: "deleted" | "replaced"): DataPolicy {
  const declared = event === "deleted" ? resource.deletionPolicy : resource.updateReplacePolicy;
  if (declared === "RetainExceptOnCreate") return "Retain";
  if (declared !== "Retain" && resource.type === "AWS::ElastiCache::ServerlessCache" && resource.properties.FinalSnapshotName !== undefined) return "Snapshot";
  if (declared === "Delete" || declared === "Retain" || declared === "Snapshot") return declared;
  if (event === "deleted" && resource.type === "AWS::RDS::DBCluster") return "Snapshot";
  if (event === "deleted" && resource.type === "AWS::RDS::DBInstance" && resource.properties.DBClusterIdentifier === undefined) return "Snapshot";
  return "Delete";
}
