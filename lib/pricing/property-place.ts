import type { BillResource } from "./bill-of-materials";
import { type Known, type PropertyPath, type Resolved, ResourceReference, Unresolved, isList, isRecord } from "./resolved-value";

/** A place in a resource's properties with what stands there, so that whatever is wrong with it can be named by resource and path. */
export type Place = PropertyPath & { value: Resolved | undefined };

export const propertiesOf = ({ logicalId, properties }: BillResource): Place => ({ logicalId, path: "", value: properties });

/** `path` is dotted, below Properties: "LaunchTemplateData.InstanceType". */
export const placeOf = (resource: BillResource, path: string): Place => within(propertiesOf(resource), path);

export function within(place: Place, path: string): Place {
  let value = place.value;
  for (const step of path.split(".")) {
    if (value instanceof Unresolved) break; // what lies inside is as unknown as the whole
    value = isRecord(value) && Object.hasOwn(value, step) ? value[step] : undefined;
  }
  return { logicalId: place.logicalId, path: place.path === "" ? path : `${place.path}.${path}`, value };
}

export const isGiven = (place: Place): boolean => place.value !== undefined;

/** The first of several places where something stands; the first of all where nothing does. */
export const firstGiven = (first: Place, ...others: readonly Place[]): Place => [first, ...others].find(isGiven) ?? first;

/** Whether a resource of the same stack is meant, by itself or by an attribute. */
export const pointsTo = ({ value }: Place, target: BillResource): boolean => value instanceof ResourceReference && value.logicalId === target.logicalId;

/** `otherwise` is AWS's default; without one a missing value is unresolved. */
export function textAt(place: Place, otherwise?: string): Known<string> {
  const { value } = place;
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return String(value);
  if (value === undefined && otherwise !== undefined) return otherwise;
  return unresolvedAt(place);
}

/** Text to look for something in; empty where anything else stands. */
export const plainTextAt = ({ value }: Place): string => (typeof value === "string" ? value : "");

/** Numbers that are quantities: 0 or more. Text counts as the number it spells, as it does for CloudFormation. */
export function numberAt(place: Place, otherwise?: number): Known<number> {
  const text = textAt(place, otherwise === undefined ? undefined : String(otherwise));
  if (text instanceof Unresolved) return text;
  const number = text.trim() === "" ? Number.NaN : Number(text);
  return Number.isFinite(number) && number >= 0 ? number : new Unresolved(`"${text}" is no quantity`, place);
}

export function flagAt(place: Place, otherwise: boolean): Known<boolean> {
  const text = textAt(place, String(otherwise));
  if (text instanceof Unresolved) return text;
  return text === "true" || text === "false" ? text === "true" : new Unresolved(`"${text}" is neither true nor false`, place);
}

/** The members of a list, none where nothing is given. */
export function membersAt(place: Place): Known<readonly Place[]> {
  if (place.value === undefined) return [];
  if (!isList(place.value)) return unresolvedAt(place);
  return place.value.map((value, index) => ({ logicalId: place.logicalId, path: `${place.path}[${index}]`, value }));
}

function unresolvedAt({ logicalId, path, value }: Place): Unresolved {
  const at = { logicalId, path };
  if (value instanceof Unresolved) return new Unresolved(value.why, at);
  if (value instanceof ResourceReference) return new Unresolved(`what ${value.logicalId} will say is known only once it is there`, at);
  return new Unresolved(value === undefined ? "the template does not give it" : "it is not written as AWS expects it", at);
}
