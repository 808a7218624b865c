import { capitalize } from "@/lib/shared/capitalize";

/** Where in the stack's template a value stands: "LaunchTemplateData.InstanceType" of LaunchTemplate. */
export type PropertyPath = { logicalId: string; path: string };

/**
 * A value that cannot be told before the launch, and why; `at` is where it was looked for. A class, so that `instanceof` tells it from a
 * template's own data.
 */
export class Unresolved {
  constructor(
    readonly why: string,
    readonly at: PropertyPath | null = null,
  ) {}

  /** One sentence for a person. */
  get sentence(): string {
    if (this.at === null) return `${capitalize(this.why)}.`;
    return `${this.at.path} of ${this.at.logicalId} cannot be told: ${this.why}.`;
  }
}

/** A value for a price, or why there is none. */
export type Known<Value> = Value | Unresolved;

export function whenKnown<Value, Result>(value: Known<Value>, then: (value: Value) => Known<Result>): Known<Result> {
  return value instanceof Unresolved ? value : then(value);
}

/** Stands for a resource of the same template, or for an attribute of it: which one is known, what it will read as is not. */
export class ResourceReference {
  constructor(
    readonly logicalId: string,
    readonly attribute: string | null,
  ) {}
}

export type ResolvedRecord = { readonly [key: string]: Resolved };

/** A property's value as far as the template and its parameters tell it. Nothing in it is guessed. */
export type Resolved = string | number | boolean | null | Unresolved | ResourceReference | readonly Resolved[] | ResolvedRecord;

export const isRecord = (value: Resolved | undefined): value is ResolvedRecord =>
  typeof value === "object" && value !== null && !isList(value) && !(value instanceof Unresolved) && !(value instanceof ResourceReference);

export const isList = (value: Resolved | undefined): value is readonly Resolved[] => Array.isArray(value);

/** Every unresolved value inside, with its path from here: "Ebs.VolumeSize", "Subnets[0]". */
export function unresolvedWithin(value: Resolved, path = ""): { path: string; why: string }[] {
  if (value instanceof Unresolved) return [{ path, why: value.why }];
  if (isList(value)) return value.flatMap((member, index) => unresolvedWithin(member, `${path}[${index}]`));
  if (isRecord(value)) return Object.entries(value).flatMap(([key, inner]) => unresolvedWithin(inner, path === "" ? key : `${path}.${key}`));
  return [];
}
