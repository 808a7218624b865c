const NUMBER = String.raw`\d{1,12}(?:\.\d{1,12})?`;
const SCALED = new RegExp(String.raw`^\s*(?:(${NUMBER})\s*\*\s*([a-z]\w*)|([a-z]\w*)\s*\*\s*(${NUMBER}))\s*$`);

/** "100*r5": a metric in another measure, such as a share in percent, by its query's id. Null: the expression is anything else. */
export function scaledMetric(expression: string): { id: string; factor: number } | null {
  const [, before, id = "", idBefore = "", after] = SCALED.exec(expression) ?? [];
  const factor = Number(before ?? after ?? 0);
  return factor > 0 ? { id: id || idBefore, factor } : null;
}
