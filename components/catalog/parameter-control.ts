import type { ParameterDefinition } from "@/lib/catalog/template-parameters";

/** How a parameter is asked for. Values stay text throughout, as CloudFormation takes them. */
export type ParameterControl =
  | { kind: "choice"; values: readonly string[] }
  | { kind: "switch"; on: string; off: string }
  | { kind: "number"; min: number | null; max: number | null }
  | { kind: "list" }
  | { kind: "secret" }
  | { kind: "network" }
  | { kind: "image" }
  | { kind: "text" };

const SWITCHES: readonly { on: string; off: string }[] = [
  { on: "true", off: "false" },
  { on: "yes", off: "no" },
  { on: "enabled", off: "disabled" },
  { on: "on", off: "off" },
];

/** The control that suits the definition; `isImage` where the plan says that the parameter holds a container image. */
export function controlFor(definition: ParameterDefinition, isImage: boolean): ParameterControl {
  if (definition.noEcho) return { kind: "secret" };
  const { allowedValues } = definition;
  if (allowedValues.length > 0) {
    const pair = allowedValues.length === 2 && SWITCHES.find(({ on, off }) => isPair(allowedValues, on, off));
    return pair ? { kind: "switch", ...spelling(allowedValues, pair) } : { kind: "choice", values: allowedValues };
  }
  if (definition.type === "Number") return { kind: "number", min: definition.minValue, max: definition.maxValue };
  if (definition.type === "CommaDelimitedList" || definition.type.startsWith("List<")) return { kind: "list" };
  if (isImage) return { kind: "image" };
  return /cidr/i.test(definition.name) ? { kind: "network" } : { kind: "text" };
}

const isPair = (values: readonly string[], on: string, off: string): boolean =>
  values.some((value) => value.toLowerCase() === on) && values.some((value) => value.toLowerCase() === off);

/** The template's own spelling: CloudFormation compares "True" and "true" as different. */
const spelling = (values: readonly string[], pair: { on: string; off: string }) => ({
  on: values.find((value) => value.toLowerCase() === pair.on) ?? pair.on,
  off: values.find((value) => value.toLowerCase() === pair.off) ?? pair.off,
});

const OPEN_TO_ALL: readonly string[] = ["0.0.0.0/0", "::/0"];

/** How many addresses a network in CIDR notation has and whether that is everybody; null where it is not one. */
export function describeNetwork(value: string): { addresses: number; openToAll: boolean } | null {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(value);
  if (!match) return null;
  const [bits, ...octets] = [Number(match[5]), Number(match[1]), Number(match[2]), Number(match[3]), Number(match[4])];
  if (bits === undefined || bits > 32 || octets.some((octet) => octet > 255)) return null;
  return { addresses: 2 ** (32 - bits), openToAll: OPEN_TO_ALL.includes(value) };
}

/** What the definition allows, in words, for the line below a field; empty where it says nothing. */
export function limitsInWords({ minValue, maxValue, minLength, maxLength, allowedValues, type }: ParameterDefinition): string {
  if (allowedValues.length > 0) return "";
  if (type === "Number") return rangeInWords(minValue, maxValue, "");
  return rangeInWords(minLength === 0 ? null : minLength, maxLength, " characters");
}

function rangeInWords(low: number | null, high: number | null, unit: string): string {
  const [least, most] = [low?.toLocaleString("en"), high?.toLocaleString("en")];
  if (least !== undefined && most !== undefined) return low === high ? `Exactly ${least}${unit}.` : `${least} to ${most}${unit}.`;
  if (least !== undefined) return `At least ${least}${unit}.`;
  return most === undefined ? "" : `At most ${most}${unit}.`;
}

/** A list as it is typed, one entry a line or between commas, as CloudFormation takes it. */
export const listToValue = (text: string): string =>
  text
    .split(/[\n,]/)
    .map((entry) => entry.trim())
    .filter(Boolean)
    .join(",");

export const valueToList = (value: string): string => value.split(",").join("\n");
