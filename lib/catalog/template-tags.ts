import { type CollectionTag, Pair, Scalar, type ScalarTag, type Tags, YAMLMap } from "yaml";

/** Short forms of CloudFormation's functions ("Intrinsic function reference"). No other tag is accepted. */
const FUNCTIONS = [
  "And",
  "Base64",
  "Cidr",
  "Contains",
  "EachMemberEquals",
  "EachMemberIn",
  "Equals",
  "FindInMap",
  "GetAZs",
  "GetAtt",
  "If",
  "ImportValue",
  "Join",
  "Length",
  "Not",
  "Or",
  "RefAll",
  "Select",
  "Split",
  "Sub",
  "ToJsonString",
  "Transform",
  "ValueOf",
  "ValueOfAll",
] as const;

/** `!Ref` and `!Condition` stand for themselves, all others for `Fn::…`. */
const LONG_NAMES: ReadonlyMap<string, string> = new Map([
  ["Ref", "Ref"],
  ["Condition", "Condition"],
  ...FUNCTIONS.map((name): [string, string] => [name, `Fn::${name}`]),
]);

function scalarTag(shortName: string, longName: string): ScalarTag {
  return {
    tag: `!${shortName}`,
    resolve: (text) => {
      if (longName !== "Fn::GetAtt") return { [longName]: text };
      // The name of the resource ends at the first dot; attributes have dots of their own (Endpoint.Address).
      const dot = text.indexOf(".");
      return { [longName]: dot < 0 ? [text] : [text.slice(0, dot), text.slice(dot + 1)] };
    },
  };
}

function collectionTag(shortName: string, longName: string, collection: "seq" | "map"): CollectionTag {
  return {
    tag: `!${shortName}`,
    collection,
    resolve: (node) => {
      const wrapped = new YAMLMap();
      wrapped.items.push(new Pair(new Scalar(longName), node));
      return wrapped;
    },
  };
}

/** Teaches the YAML library to read `!Sub x` as `{"Fn::Sub": "x"}`, so that both notations give the same value. */
export const TEMPLATE_TAGS: Tags = [...LONG_NAMES].flatMap(([shortName, longName]) => [
  scalarTag(shortName, longName),
  collectionTag(shortName, longName, "seq"),
  collectionTag(shortName, longName, "map"),
]);
