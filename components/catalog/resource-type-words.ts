/** Services that people call by another name than CloudFormation does. */
const SERVICE_NAMES: Readonly<Record<string, string>> = { ElasticLoadBalancing: "ELB", ElasticLoadBalancingV2: "ELB", SecretsManager: "Secrets Manager" };

/** A CloudFormation type in words: "AWS::ElastiCache::ReplicationGroup" reads "ElastiCache replication group". */
export function resourceTypeWords(resourceType: string): string {
  const [, service, name] = resourceType.split("::");
  if (!service || !name) return resourceType;
  const words = name.replace(/([a-z0-9])([A-Z])/g, "$1 $2").replace(/([A-Z]+)([A-Z][a-z])/g, "$1 $2");
  return `${SERVICE_NAMES[service] ?? service.replace(/V\d$/, "")} ${words.split(" ").map(keepAcronym).join(" ")}`;
}

const keepAcronym = (word: string): string => (word === word.toUpperCase() && word.length > 1 ? word : word.toLowerCase());

/** A logical id spaced for reading: "LoadBalancerListener" reads "Load Balancer Listener". Lines may break there, too. */
export const spacedName = (logicalId: string): string =>
  logicalId.replace(/([a-z0-9])([A-Z])/g, "$1 $2").replace(/([A-Z]+)([A-Z][a-z])/g, "$1 $2");
