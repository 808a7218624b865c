type Stack = { environmentId: string; stackName: string };

/** CloudFormation names what has no name of its own "stack-LogicalId-SUFFIX", the suffix in capitals and digits. */
const GENERATED = /^-(?:.+-)?([A-Za-z0-9]+)-[A-Z0-9]{8,}$/;

/** The environment that an alarm's name says it belongs to; null: no stack of ours made this name. The longest stack name wins. */
export function owningStack(alarmName: string, stacks: readonly Stack[]): { environmentId: string; logicalId: string } | null {
  const candidates = stacks.filter(({ stackName }) => alarmName.startsWith(`${stackName}-`)).sort((a, b) => b.stackName.length - a.stackName.length);
  for (const { environmentId, stackName } of candidates) {
    const logicalId = GENERATED.exec(alarmName.slice(stackName.length))?.[1];
    if (logicalId) return { environmentId, logicalId };
  }
  return null;
}
