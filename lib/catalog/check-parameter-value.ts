import { type ParameterKind, parameterKind } from "./parameter-type";
import type { ParameterDefinition } from "./template-parameters";

/** CloudFormation's limit of a parameter's value, counted in bytes of UTF-8. */
const MAX_VALUE_BYTES = 4_096;

/** How AWS shows a NoEcho value; sent back it would become the value itself. */
const MASK = "****";

/** A sentence that says what to change; null where CloudFormation will take the value. */
export function checkParameterValue(definition: ParameterDefinition, value: string): string | null {
  const bytes = new TextEncoder().encode(value).length;
  if (bytes > MAX_VALUE_BYTES) return `Must be at most ${MAX_VALUE_BYTES.toLocaleString("en")} bytes; it has ${bytes.toLocaleString("en")}.`;
  if (definition.noEcho && value === MASK) return "Is the mask that AWS shows instead of the value; enter the value itself.";
  // Control characters other than tab and line ends have no place in the XML that CloudFormation answers with.
  if (/\p{Cc}/u.test(value.replaceAll(/[\t\r\n]/g, ""))) return "Must not hold control characters.";

  const kind = parameterKind(definition.type);
  if (kind === null) return `Has the type ${definition.type}, which CloudFormation does not know.`;
  const members = kind.kind === "list" ? value.split(",").map((member) => member.trim()) : [value];
  const memberKind = kind.kind === "list" ? kind.of : kind;

  for (const member of members) {
    const complaint = checkKind(memberKind, member) ?? checkConstraints(definition, member);
    if (complaint !== null) return kind.kind === "list" && members.length > 1 ? `"${shortened(member)}": ${complaint}` : complaint;
  }
  return null;
}

function checkKind(kind: ParameterKind, value: string): string | null {
  switch (kind.kind) {
    case "number":
      return /^-?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(value) ? null : "Must be a number.";
    case "ssm-name":
      return /^[a-zA-Z0-9_./-]{1,1011}$/.test(value) ? null : "Must be the name of a Systems Manager parameter.";
    case "aws-id":
      if (value === "") return `Must be an id such as ${kind.example}.`;
      return kind.pattern === null || kind.pattern.test(value) ? null : `Must be an id such as ${kind.example}.`;
    case "list":
    case "text":
      return null;
  }
}

function checkConstraints(definition: ParameterDefinition, value: string): string | null {
  const { allowedValues, allowedPattern, minLength, maxLength, minValue, maxValue } = definition;
  // The template's own words, where it has some: its author knows better than the pattern does.
  const said = definition.constraintDescription === null ? null : capitalised(definition.constraintDescription);

  if (allowedValues.length > 0 && !allowedValues.includes(value)) return said ?? `Must be one of ${allowedValues.join(", ")}.`;
  const length = [...value].length;
  if (minLength !== null && length < minLength) return said ?? `Must have at least ${counted(minLength, "character")}; it has ${length}.`;
  if (maxLength !== null && length > maxLength) return said ?? `Must have at most ${counted(maxLength, "character")}; it has ${length}.`;
  if (definition.type === "Number" || definition.type === "List<Number>") {
    if (minValue !== null && Number(value) < minValue) return said ?? `Must be at least ${minValue}.`;
    if (maxValue !== null && Number(value) > maxValue) return said ?? `Must be at most ${maxValue}.`;
  }
  if (allowedPattern !== null && matchesWhole(allowedPattern, value) === false) return said ?? `Must match ${allowedPattern}.`;
  return null;
}

/** CloudFormation matches the whole value with Java's expressions; null for one that JavaScript cannot read, which is left to AWS. */
function matchesWhole(pattern: string, value: string): boolean | null {
  try {
    return new RegExp(`^(?:${pattern})$`, "s").test(value);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;
const shortened = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);
const capitalised = (text: string): string => {
  const sentence = text.trim();
  return sentence.charAt(0).toUpperCase() + sentence.slice(1) + (/[.!?]$/.test(sentence) ? "" : ".");
};
