const partsOf = (version: string): number[] => version.split(/[.-]/).map((part) => Number.parseInt(part, 10)).filter((part) => !Number.isNaN(part));

/** Below zero where the first is the older: 14.9 lies before 14.10, and 7 before 7.1. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [partsOf(a), partsOf(b)];
  for (let index = 0; index < Math.max(left.length, right.length); index += 1) {
    const difference = (left[index] ?? -1) - (right[index] ?? -1);
    if (difference !== 0) return difference;
  }
  return 0;
}

export const majorOf = (version: string): string => version.split(".")[0] ?? version;

/** The newest of the same major version, and the newest of all; null: none is newer. */
export function newerVersions(current: string, offered: readonly string[]): { ofMajor: string | null; ofAll: string | null } {
  const newer = offered.filter((version) => compareVersions(version, current) > 0).toSorted(compareVersions);
  return { ofMajor: newer.findLast((version) => majorOf(version) === majorOf(current)) ?? null, ofAll: newer.at(-1) ?? null };
}
