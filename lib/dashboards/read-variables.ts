import { choiceOf, flagOf, isRecord, listOf, textOf, type JsonValue } from "./json-value";

const MOST_VARIABLES = 25;
const MOST_VALUES = 500;

/** A control of a dashboard, as its body declares it. */
export type BodyVariable = {
  id: string;
  label: string;
  inputType: "input" | "select" | "radio";
  /** property: replaces JSON properties and dimensions of that name; pattern: replaces text. */
  replaces: { kind: "property"; property: string } | { kind: "pattern"; pattern: string };
  values: { value: string; label: string }[];
  /** Where the values are found: metrics of this schema, and the dimension whose values they are. */
  search: { schema: string; populateFrom: string } | null;
  /** Null: what stands in the body, unless the first value of the search is wanted. */
  defaultValue: string | null;
  /** "__FIRST" of a search: its first value, which only AWS knows. */
  takesFirst: boolean;
  visible: boolean;
};

/** The controls that a body declares, each id once. What cannot be read is left out, and said. */
export function readVariables(given: readonly JsonValue[]): { variables: BodyVariable[]; remarks: string[] } {
  const remarks: string[] = [];
  if (given.length > MOST_VARIABLES) remarks.push(`The body has ${given.length} variables; the first ${MOST_VARIABLES} are shown.`);
  const variables = new Map<string, BodyVariable>();
  for (const [index, one] of given.slice(0, MOST_VARIABLES).entries()) {
    const read = readVariable(one);
    if (typeof read === "string") remarks.push(`Variable ${index + 1} is left out: ${read}`);
    else if (variables.has(read.id)) remarks.push(`Variable ${index + 1} is left out: another has the id “${read.id}”.`);
    else variables.set(read.id, read);
  }
  return { variables: [...variables.values()], remarks };
}

function readVariable(value: JsonValue): BodyVariable | string {
  if (!isRecord(value)) return "it is not an object.";
  const id = textOf(value.id);
  if (id === null || !/^[\w-]{1,64}$/.test(id)) return "it has no id of letters, digits, “-” and “_”.";
  const property = textOf(value.property);
  const pattern = textOf(value.pattern);
  const type = choiceOf(value.type, ["property", "pattern"]) ?? (property === null ? "pattern" : "property");
  const replaced = type === "property" ? property : pattern;
  if (replaced === null) return `it names no ${type} to replace.`;
  const [schema, populateFrom] = [textOf(value.search), textOf(value.populateFrom)];
  const values = [...new Map(listOf(value.values).slice(0, MOST_VALUES).flatMap(readValue).map((one) => [one.value, one])).values()];
  const defaultValue = textOf(value.defaultValue);
  return {
    id,
    label: textOf(value.label) ?? id,
    inputType: choiceOf(value.inputType, ["input", "select", "radio"]) ?? (values.length > 0 || schema !== null ? "select" : "input"),
    replaces: type === "property" ? { kind: "property", property: replaced } : { kind: "pattern", pattern: replaced },
    values,
    search: schema !== null && populateFrom !== null ? { schema, populateFrom } : null,
    defaultValue: defaultValue === "__FIRST" ? (values[0]?.value ?? null) : defaultValue,
    takesFirst: defaultValue === "__FIRST" && values.length === 0 && schema !== null && populateFrom !== null,
    visible: flagOf(value.visible) ?? true,
  };
}

function readValue(value: JsonValue): { value: string; label: string }[] {
  const text = isRecord(value) ? textOf(value.value) : textOf(value);
  if (text === null) return [];
  return [{ value: text, label: (isRecord(value) ? textOf(value.label) : null) ?? text }];
}
