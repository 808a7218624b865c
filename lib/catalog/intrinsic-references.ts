/** Names that a value refers to through Ref, Fn::GetAtt and Fn::Sub, without the pseudo parameters. Order of appearance, no repeats. */
export function intrinsicReferences(value: unknown): string[] {
  const names = new Set<string>();
  collect(value, names);
  return [...names];
}

function collect(value: unknown, names: Set<string>): void {
  if (Array.isArray(value)) {
    for (const member of value) collect(member, names);
    return;
  }
  if (typeof value !== "object" || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    if (key === "Ref" && typeof inner === "string") add(inner, names);
    else if (key === "Fn::GetAtt") add(Array.isArray(inner) ? inner[0] : inner, names);
    else if (key === "Fn::Sub") collectSub(inner, names);
    else collect(inner, names);
  }
}

function collectSub(argument: unknown, names: Set<string>): void {
  const [text, variables]: unknown[] = Array.isArray(argument) ? argument : [argument];
  const bound = typeof variables === "object" && variables !== null ? variables : {};
  if (typeof text === "string")
    // ${!Literal} stays as it is; ${Name.Attribute} is a GetAtt.
    for (const [, name] of text.matchAll(/\$\{([^!}][^}]*)\}/g)) if (name !== undefined && !Object.hasOwn(bound, name.trim())) add(name.trim(), names);
  collect(bound, names);
}

function add(name: unknown, names: Set<string>): void {
  if (typeof name !== "string" || name.startsWith("AWS::")) return;
  names.add(name.split(".")[0] ?? name);
}
