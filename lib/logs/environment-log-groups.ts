/** A log group of an environment. `implicit`: Lambda makes it with the function's first line, so it may not be there yet. */
export type EnvironmentLogGroup = { name: string; logicalId: string; implicit: boolean };

type Resource = { logicalId: string; physicalId: string | null; resourceType: string; status: string };

/** The groups that a stack makes, and those that Lambda makes for its functions; by name, each once. */
export function logGroupsOf(resources: readonly Resource[]): EnvironmentLogGroup[] {
  const groups = new Map<string, EnvironmentLogGroup>();
  for (const { logicalId, physicalId, resourceType, status } of resources) {
    if (!physicalId || status === "DELETE_COMPLETE") continue;
    if (resourceType === "AWS::Logs::LogGroup") groups.set(physicalId, { name: physicalId, logicalId, implicit: false });
    if (resourceType !== "AWS::Lambda::Function") continue;
    const name = `/aws/lambda/${physicalId}`;
    if (!groups.has(name)) groups.set(name, { name, logicalId, implicit: true });
  }
  return [...groups.values()].sort((one, other) => one.logicalId.localeCompare(other.logicalId, "en"));
}
