/** What was left out of a price while a field cannot be used; null where nothing was. */
export function leftOutWords(without: readonly string[], labelOf: (path: string) => string): string | null {
  if (without.length === 0) return null;
  return `Without your present ${without.map(labelOf).join(", ")}, which cannot be used yet.`;
}
