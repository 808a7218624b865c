import { defaultValues } from "@/lib/catalog/active-resources";
import { isListParameter, parameterKind } from "@/lib/catalog/parameter-type";
import type { Template } from "@/lib/catalog/template";
import { type Truth, evaluateLogic } from "@/lib/catalog/template-logic";

import { type Resolved, Unresolved } from "./resolved-value";

/** What of a template its values are worked out from. */
export type PricedTemplate = Pick<Template, "parameters" | "mappings" | "conditions" | "resources">;

/** What is known before a launch. A stack's name and account are mostly not. */
export type StackFacts = {
  /** By name, as text; what is left out has the template's default. */
  parameters: Readonly<Record<string, string>>;
  region: string;
  accountNumber?: string;
  stackName?: string;
};

export type ResolutionScope = {
  /** Value of a parameter or pseudo-parameter; undefined where there is none of that name. */
  valueOf: (name: string) => Resolved | undefined;
  hasResource: (name: string) => boolean;
  truthOf: (condition: string) => Truth;
  mappings: Template["mappings"];
};

export function resolutionScope(template: PricedTemplate, facts: StackFacts): ResolutionScope {
  const pseudo = pseudoParameters(facts);
  // A parameter of this kind holds the name of something in Systems Manager, and stands for what is written there.
  const elsewhere = new Set(template.parameters.filter(({ type }) => parameterKind(type)?.kind === "ssm-name" && type !== "AWS::SSM::Parameter::Name").map(({ name }) => name));
  const lists = new Set(template.parameters.filter(({ type }) => isListParameter(type)).map(({ name }) => name));
  const given = { ...defaultValues(template), ...facts.parameters };
  const known = Object.fromEntries(template.parameters.flatMap(({ name }) => (given[name] === undefined || elsewhere.has(name) ? [] : [[name, given[name]]])));

  // The stand-in for an unknown account makes ARNs readable; a condition may not be decided by it.
  const decisive = facts.accountNumber === undefined ? { ...pseudo, "AWS::AccountId": null } : pseudo;
  const logic = { parameters: known, listParameters: lists, pseudoParameters: textOnly(decisive), mappings: template.mappings, conditions: template.conditions };
  const truths = new Map<string, Truth>();
  const names = new Set(template.resources.map(({ logicalId }) => logicalId));
  const declared = new Set(template.parameters.map(({ name }) => name));

  return {
    valueOf(name) {
      const value = Object.hasOwn(known, name) ? known[name] : undefined;
      if (value !== undefined) return lists.has(name) ? splitList(value) : value;
      if (elsewhere.has(name)) return new Unresolved(`the parameter ${name} stands for a value in Systems Manager`);
      if (declared.has(name)) return new Unresolved(`the parameter ${name} has no value`);
      return Object.hasOwn(pseudo, name) ? pseudo[name] : undefined;
    },
    hasResource: (name) => names.has(name),
    truthOf(condition) {
      const remembered = truths.get(condition);
      if (remembered !== undefined) return remembered;
      const truth = evaluateLogic({ Condition: condition }, logic);
      truths.set(condition, truth);
      return truth;
    },
    mappings: template.mappings,
  };
}

const splitList = (text: string): string[] => (text === "" ? [] : text.split(",").map((member) => member.trim()));

/** No price depends on it. */
const SOME_ACCOUNT = "000000000000";

/** CloudFormation's own values ("Pseudo parameters reference"), without AWS::NoValue, which is none. */
function pseudoParameters({ region, accountNumber, stackName }: StackFacts): Record<string, Resolved> {
  const isChina = region.startsWith("cn-");
  return {
    "AWS::Region": region,
    "AWS::Partition": isChina ? "aws-cn" : region.startsWith("us-gov-") ? "aws-us-gov" : "aws",
    "AWS::URLSuffix": isChina ? "amazonaws.com.cn" : "amazonaws.com",
    "AWS::AccountId": accountNumber ?? SOME_ACCOUNT,
    "AWS::StackName": stackName ?? afterLaunch("the stack's name"),
    "AWS::StackId": afterLaunch("the stack's id"),
    "AWS::NotificationARNs": afterLaunch("the list of topics"),
  };
}

const afterLaunch = (what: string): Unresolved => new Unresolved(`${what} is known only once the stack is there`);

function textOnly(values: Readonly<Record<string, Resolved>>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])));
}
