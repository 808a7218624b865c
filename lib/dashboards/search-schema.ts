/** What ListMetrics can be asked for a variable's search: {Namespace,Dimension,…} and terms such as MetricName="x". */
export type SearchSchema = { namespace: string; metricName?: string; dimensions: { name: string; value?: string }[] };

const LONGEST = 2_048; // of a variable's search ("Dashboard body structure")
const TERM = /(?:"([^"]+)"|([\w.-]+))\s*=\s*"([^"]*)"/g;

/** Null: it is none. Words that are to be found anywhere are passed over: they would only make the choice shorter. */
export function readSearchSchema(text: string): SearchSchema | null {
  if (text.length > LONGEST) return null;
  const match = /^\s*\{([^{}]*)\}(.*)$/s.exec(text);
  if (!match) return null;
  const [namespace, ...names] = (match[1]?.match(/"[^"]*"|[^,]+/g) ?? []).map((part) => part.trim().replaceAll('"', "")).filter((part) => part !== "");
  if (!namespace) return null;
  const terms = new Map([...(match[2] ?? "").matchAll(TERM)].map((term) => [term[1] ?? term[2] ?? "", term[3] ?? ""]));
  const metricName = terms.get("MetricName");
  return { namespace, ...(metricName === undefined ? {} : { metricName }), dimensions: names.slice(0, 10).map((name) => (terms.has(name) ? { name, value: terms.get(name) } : { name })) };
}
