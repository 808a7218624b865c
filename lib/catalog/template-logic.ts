/**
 * Evaluates the logic that conditions and rules are made of, as far as it can be known before AWS is asked. Three answers: true,
 * false, and null for "cannot be told here" (functions that look into the account, values that exist only after creation).
 */
export type Truth = boolean | null;

export type LogicScope = {
  /** Parameter values by name; lists as AWS writes them, separated by commas. */
  parameters: Readonly<Record<string, string>>;
  /** Names of parameters that are lists. */
  listParameters?: ReadonlySet<string>;
  /** AWS::Region and the like, where known. */
  pseudoParameters?: Readonly<Record<string, string>>;
  mappings?: Readonly<Record<string, Record<string, Record<string, unknown>>>>;
  conditions?: Readonly<Record<string, unknown>>;
};

type Operand = string | readonly string[] | null;

/** Conditions may name each other; more than this many steps can only be a circle. */
const MAX_STEPS = 50;

export function evaluateLogic(expression: unknown, scope: LogicScope, step = 0): Truth {
  if (step > MAX_STEPS) return null;
  if (typeof expression === "boolean") return expression;
  if (expression === "true" || expression === "false") return expression === "true";
  const call = functionCall(expression);
  if (!call) return null;
  const [name, argument] = call;
  const parts = Array.isArray(argument) ? argument : [argument];
  const operand = (index: number): Operand => resolveOperand(parts[index], scope);

  switch (name) {
    case "Condition": {
      const named = typeof argument === "string" ? scope.conditions?.[argument] : undefined;
      return named === undefined ? null : evaluateLogic(named, scope, step + 1);
    }
    case "Fn::Not":
      return not(evaluateLogic(parts[0], scope, step + 1));
    case "Fn::And":
      return every(parts.map((part) => evaluateLogic(part, scope, step + 1)));
    case "Fn::Or":
      return not(every(parts.map((part) => not(evaluateLogic(part, scope, step + 1)))));
    case "Fn::Equals": {
      const [left, right] = [operand(0), operand(1)];
      return left === null || right === null ? null : String(left) === String(right);
    }
    case "Fn::Contains": {
      const [list, value] = [asList(operand(0)), operand(1)];
      return list === null || typeof value !== "string" ? null : list.includes(value);
    }
    case "Fn::EachMemberEquals": {
      const [list, value] = [asList(operand(0)), operand(1)];
      return list === null || typeof value !== "string" ? null : list.every((member) => member === value);
    }
    case "Fn::EachMemberIn": {
      const [members, allowed] = [asList(operand(0)), asList(operand(1))];
      return members === null || allowed === null ? null : members.every((member) => allowed.includes(member));
    }
    default:
      return null;
  }
}

/** Text or list that an operand stands for; null where it cannot be told. */
export function resolveOperand(value: unknown, scope: LogicScope): Operand {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return String(value);
  if (Array.isArray(value)) {
    const members = value.map((member: unknown) => resolveOperand(member, scope));
    return members.every((member) => typeof member === "string") ? members : null;
  }
  const call = functionCall(value);
  if (!call) return null;
  const [name, argument] = call;
  switch (name) {
    case "Ref":
      return typeof argument === "string" ? reference(argument, scope) : null;
    case "Fn::FindInMap": {
      const keys = Array.isArray(argument) ? argument.map((part: unknown) => resolveOperand(part, scope)) : [];
      const [map, top, second] = keys;
      if (typeof map !== "string" || typeof top !== "string" || typeof second !== "string") return null;
      return resolveOperand(scope.mappings?.[map]?.[top]?.[second], scope);
    }
    case "Fn::Select": {
      const parts = Array.isArray(argument) ? argument : [];
      const [index, list] = [resolveOperand(parts[0], scope), asList(resolveOperand(parts[1], scope))];
      return typeof index !== "string" || list === null ? null : (list[Number(index)] ?? null);
    }
    case "Fn::Split": {
      const parts = Array.isArray(argument) ? argument : [];
      const text = resolveOperand(parts[1], scope);
      return typeof parts[0] === "string" && typeof text === "string" ? text.split(parts[0]) : null;
    }
    case "Fn::Join": {
      const parts = Array.isArray(argument) ? argument : [];
      const list = asList(resolveOperand(parts[1], scope));
      return typeof parts[0] === "string" && list !== null ? list.join(parts[0]) : null;
    }
    default:
      return null;
  }
}

function reference(name: string, scope: LogicScope): Operand {
  const value = Object.hasOwn(scope.parameters, name) ? scope.parameters[name] : scope.pseudoParameters?.[name];
  if (value === undefined) return null;
  return scope.listParameters?.has(name) ? value.split(",").map((member) => member.trim()) : value;
}

/** The one function of an object like `{"Fn::Not": […]}`; null for anything else. */
function functionCall(value: unknown): [name: string, argument: unknown] | null {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
  const entries = Object.entries(value);
  return entries.length === 1 && entries[0] ? entries[0] : null;
}

const asList = (operand: Operand): readonly string[] | null => (operand === null || typeof operand === "string" ? null : operand);
const not = (truth: Truth): Truth => (truth === null ? null : !truth);
const every = (truths: readonly Truth[]): Truth => (truths.includes(false) ? false : truths.includes(null) ? null : true);
