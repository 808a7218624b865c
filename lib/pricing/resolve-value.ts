import { cidrBlocks } from "./cidr-blocks";
import type { ResolutionScope } from "./resolution-scope";
import { type Resolved, ResourceReference, Unresolved, isList, isRecord, unresolvedWithin } from "./resolved-value";

/** AWS::NoValue: the property or member is left out. */
const NO_VALUE = Symbol("AWS::NoValue");

/**
 * Works out CloudFormation's functions ("Intrinsic function reference") as far as parameters tell. What they do not tell stays in its
 * place as `Unresolved`. Undefined where the value is AWS::NoValue.
 */
export function resolveValue(value: unknown, scope: ResolutionScope): Resolved | undefined {
  const resolved = resolve(value, scope);
  return resolved === NO_VALUE ? undefined : resolved;
}

function resolve(value: unknown, scope: ResolutionScope): Resolved | typeof NO_VALUE {
  if (typeof value === "string") return plainText(value);
  if (typeof value === "number" || typeof value === "boolean" || value === null) return value;
  if (Array.isArray(value)) return resolveList(value, scope);
  if (typeof value !== "object") return new Unresolved("it is no value of a template");

  const entries: [string, unknown][] = Object.entries(value);
  const [only] = entries;
  if (entries.length === 1 && only && (only[0] === "Ref" || only[0].startsWith("Fn::"))) return resolveFunction(only[0], only[1], scope);
  return Object.fromEntries(
    entries.flatMap(([key, inner]) => {
      const resolved = resolve(inner, scope);
      return resolved === NO_VALUE ? [] : [[key, resolved]];
    }),
  );
}

function resolveList(values: readonly unknown[], scope: ResolutionScope): Resolved[] {
  return values.map((member) => resolve(member, scope)).filter((member) => member !== NO_VALUE);
}

function resolveFunction(name: string, argument: unknown, scope: ResolutionScope): Resolved | typeof NO_VALUE {
  const parts = Array.isArray(argument) ? argument : [argument];
  const part = (index: number): Resolved => resolveValue(parts[index], scope) ?? new Unresolved(`${name} lacks a part`);
  switch (name) {
    case "Ref":
      return argument === "AWS::NoValue" ? NO_VALUE : named(nameIn(argument), scope);
    case "Fn::GetAtt":
      return named(parts.map(nameIn).join("."), scope);
    case "Fn::Sub":
      return substitute(parts[0], resolveValue(parts[1] ?? {}, scope), scope);
    case "Fn::If": {
      const condition = nameIn(parts[0]);
      const truth = scope.truthOf(condition);
      if (truth === null) return new Unresolved(`the condition ${condition} cannot be told before the launch`);
      return resolve(parts[truth ? 1 : 2], scope);
    }
    case "Fn::FindInMap":
      return findInMap([part(0), part(1), part(2)], parts[3], scope);
    case "Fn::Join":
      return join(part(0), part(1));
    case "Fn::Select":
      return select(part(0), part(1));
    case "Fn::Split":
      return whenText(part(1), (text) => whenText(part(0), (delimiter) => text.split(delimiter)));
    case "Fn::Base64":
      return whenText(part(0), base64);
    case "Fn::Cidr":
      return whenText(part(0), (range) => whenText(part(1), (count) => whenText(part(2), (bits) => cidrBlocks(range, Number(count), Number(bits)) ?? new Unresolved(`${range} cannot be cut like this`))));
    case "Fn::Length":
      return whenList(part(0), (list) => list.length);
    case "Fn::ToJsonString":
      return toJson(part(0));
    case "Fn::GetAZs":
      return new Unresolved("which zones the account has is known to AWS only");
    case "Fn::ImportValue":
      return new Unresolved("it comes from another stack");
    default:
      return new Unresolved(`${name} is worked out by AWS only`);
  }
}

/** Names are text; anything else in their place names nothing. */
const nameIn = (value: unknown): string => (typeof value === "string" ? value : "");

/** `Name` or `Name.Attribute`: parameter, pseudo-parameter or resource. */
function named(name: string, scope: ResolutionScope): Resolved {
  const value = scope.valueOf(name);
  if (value !== undefined) return value;
  const dot = name.indexOf(".");
  const logicalId = dot < 0 ? name : name.slice(0, dot);
  if (scope.hasResource(logicalId)) return new ResourceReference(logicalId, dot < 0 ? null : name.slice(dot + 1));
  return new Unresolved(`the template has nothing called ${name}`);
}

function substitute(text: unknown, variables: Resolved | undefined, scope: ResolutionScope): Resolved {
  if (typeof text !== "string") return new Unresolved("Fn::Sub lacks its text");
  const bound = isRecord(variables) ? variables : {};
  const meant = (name: string): Resolved => (Object.hasOwn(bound, name) ? bound[name] : undefined) ?? named(name, scope);
  const whole = /^\$\{([^!}][^}]*)\}$/.exec(text)?.[1];
  if (whole !== undefined) return meant(whole.trim());

  let unknown: Unresolved | null = null;
  const filled = text.replaceAll(/\$\{([^}]+)\}/g, (_, name: string) => {
    if (name.startsWith("!")) return `\${${name.slice(1)}}`;
    const value = textOf(meant(name.trim()));
    if (typeof value === "string") return value;
    unknown ??= value;
    return "";
  });
  return unknown ?? plainText(filled);
}

/** A dynamic reference is replaced by CloudFormation, which reads it elsewhere. */
const plainText = (text: string): string | Unresolved => (text.includes("{{resolve:") ? new Unresolved("it is read from a secret or parameter store when the stack is made") : text);

function findInMap(keys: readonly Resolved[], options: unknown, scope: ResolutionScope): Resolved | typeof NO_VALUE {
  const texts = keys.map(textOf);
  const unknown = texts.find((text) => text instanceof Unresolved);
  if (unknown instanceof Unresolved) return unknown;
  const [map = "", top = "", second = ""] = texts.map(String);
  const found = own(own(own(scope.mappings, map), top), second);
  if (found !== undefined) return resolve(found, scope);
  if (typeof options === "object" && options !== null && "DefaultValue" in options) return resolve(options.DefaultValue, scope);
  return new Unresolved(`the mapping ${map} has no ${second} for ${top}`);
}

/** A template may call a key "constructor", which every object has and no template means. */
const own = (record: unknown, key: string): unknown => (typeof record === "object" && record !== null && Object.hasOwn(record, key) ? Reflect.get(record, key) : undefined);

function join(delimiter: Resolved, members: Resolved): Resolved {
  return whenText(delimiter, (between) =>
    whenList(members, (list) => {
      const texts = list.map(textOf);
      return texts.find((text) => text instanceof Unresolved) ?? texts.join(between);
    }),
  );
}

function select(index: Resolved, members: Resolved): Resolved {
  return whenText(index, (place) => whenList(members, (list) => list[Number(place)] ?? new Unresolved(`the list has no member ${place}`)));
}

function toJson(value: Resolved): Resolved {
  const [unknown] = unresolvedWithin(value);
  return unknown ? new Unresolved(unknown.why) : value instanceof ResourceReference ? textOf(value) : JSON.stringify(value);
}

function base64(text: string): string {
  let bytes = "";
  for (const byte of new TextEncoder().encode(text)) bytes += String.fromCharCode(byte);
  return btoa(bytes);
}

/** The text that a scalar becomes inside another text. */
function textOf(value: Resolved): string | Unresolved {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return String(value);
  if (value instanceof Unresolved) return value;
  if (value instanceof ResourceReference) return new Unresolved(`what ${value.logicalId} will be called is known only once it is there`);
  return new Unresolved("a list or an object stands where text belongs");
}

function whenText(value: Resolved, then: (text: string) => Resolved): Resolved {
  const text = textOf(value);
  return text instanceof Unresolved ? text : then(text);
}

function whenList(value: Resolved, then: (list: readonly Resolved[]) => Resolved): Resolved {
  if (isList(value)) return then(value);
  return value instanceof Unresolved ? value : new Unresolved("no list stands where one belongs");
}
