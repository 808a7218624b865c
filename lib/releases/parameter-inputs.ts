/** A value that is sent, or the one that the stack has now, which Pilothouse never knew. */
export type ParameterInput = { key: string; value: string } | { key: string; usePrevious: true };

/**
 * What CloudFormation is given for a release's parameters. A NoEcho one is never stored here: a stack that has it keeps its value, a
 * new one takes the template's default. `onStack` names the parameters that the stack has now (empty: there is none).
 */
export function parameterInputs(
  declared: readonly { name: string; noEcho: boolean }[],
  stored: Readonly<Record<string, string>>,
  onStack: ReadonlySet<string>,
): ParameterInput[] {
  return declared.flatMap(({ name, noEcho }): ParameterInput[] => {
    if (noEcho) return onStack.has(name) ? [{ key: name, usePrevious: true }] : [];
    const value = stored[name];
    return value === undefined ? [] : [{ key: name, value }];
  });
}
