/** Labels of parameters by their names, as the template's interface gives them; those without one are left out. */
export type ParameterLabels = Readonly<Record<string, string>>;

export const parameterLabels = (definitions: readonly { name: string; label: string | null }[]): ParameterLabels =>
  Object.fromEntries(definitions.flatMap(({ name, label }) => (label === null || label === name ? [] : [[name, label]])));

/** A parameter as people read it, with the name that templates and the API know it by: "Rate limit (RateLimit)". */
export const labelledName = (name: string, labels: ParameterLabels): string => (Object.hasOwn(labels, name) ? `${labels[name]} (${name})` : name);
