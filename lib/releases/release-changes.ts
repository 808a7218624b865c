import { labelledName, type ParameterLabels } from "@/lib/catalog/labelled-name";

/** What the comparison reads of a release. */
export type ComparedRelease = {
  templateHash: string;
  parameters: Readonly<Record<string, string>>;
  images: readonly { parameter: string; image: string }[];
  tags: Readonly<Record<string, string>>;
  capabilities: readonly string[];
};

const LONGEST_VALUE = 60; // longer ones are shown side by side on the comparison, not in a sentence

/** What changed from one release to another, in words, most telling first, with settings by their labels; empty: nothing did. */
export function releaseChanges(from: ComparedRelease, to: ComparedRelease, labels: ParameterLabels = {}): string[] {
  const images = new Set([...from.images, ...to.images].map(({ parameter }) => parameter));
  return [
    ...mapChanges("Image", imagesOf(from), imagesOf(to)),
    ...mapChanges("", without(from.parameters, images), without(to.parameters, images), labels),
    ...(from.templateHash === to.templateHash ? [] : ["The template changed"]),
    ...mapChanges("Tag", from.tags, to.tags),
    ...capabilityChanges(from.capabilities, to.capabilities),
  ];
}

const imagesOf = ({ images }: ComparedRelease): Record<string, string> => Object.fromEntries(images.map(({ parameter, image }) => [parameter, image]));
const without = (values: Readonly<Record<string, string>>, names: ReadonlySet<string>): Record<string, string> =>
  Object.fromEntries(Object.entries(values).filter(([name]) => !names.has(name)));

function mapChanges(what: string, from: Readonly<Record<string, string>>, to: Readonly<Record<string, string>>, labels: ParameterLabels = {}): string[] {
  const names = [...new Set([...Object.keys(from), ...Object.keys(to)])];
  return names.flatMap((name) => {
    const [before, after] = [Object.hasOwn(from, name) ? from[name] : undefined, Object.hasOwn(to, name) ? to[name] : undefined];
    if (before === after) return [];
    const label = what === "" ? labelledName(name, labels) : `${what} ${name}`;
    if (before === undefined) return [`${label}: new, ${shown(after)}`];
    if (after === undefined) return [`${label}: no longer set (was ${shown(before)})`];
    return [`${label}: ${changed(before, after)}`];
  });
}

/** Two long values that begin alike (the same repository, another tag) are cut at the front, so that what differs is seen. */
function changed(before: string | undefined, after: string | undefined): string {
  if (before === undefined || after === undefined || Math.max(before.length, after.length) <= LONGEST_VALUE) return `${shown(before)} → ${shown(after)}`;
  const differsAt = [...before].findIndex((character, index) => character !== after[index]);
  const alike = differsAt === -1 ? before.length : differsAt;
  const from = Math.max(before.lastIndexOf("/", alike), 0);
  const cut = (value: string) => (from === 0 ? value : `…${value.slice(from)}`);
  return `${shown(cut(before))} → ${shown(cut(after))}`;
}

function capabilityChanges(from: readonly string[], to: readonly string[]): string[] {
  const added = to.filter((capability) => !from.includes(capability));
  const removed = from.filter((capability) => !to.includes(capability));
  return [...added.map((capability) => `Needs ${capability} now`), ...removed.map((capability) => `No longer needs ${capability}`)];
}

function shown(value: string | undefined): string {
  if (value === undefined || value === "") return "empty";
  return value.length > LONGEST_VALUE ? `${value.slice(0, LONGEST_VALUE)}…` : value;
}
