/** The ids that an expression of metric maths names, quoted text left out. */
export function namesIn(expression: string): Set<string> {
  return new Set(expression.replaceAll(/'[^']*'|"[^"]*"/g, " ").match(/\b[a-z]\w*/g) ?? []);
}
