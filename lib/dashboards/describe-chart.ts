import { listOf, recordOf, textOf, type JsonRecord } from "./json-value";

const LONGEST_QUERY = 200; // in a sentence

/** Why a widget of type "chart" (Query Studio's, asked in PromQL) shows nothing, with what it asks: the first of its queries. */
export function describeChart(properties: JsonRecord): string {
  const queries = listOf(recordOf(properties.data).queries).map(recordOf);
  const [first] = queries;
  const [query, language] = [textOf(first?.query), textOf(first?.language)];
  if (query === null) return "The chart names no query.";
  const others = queries.length > 1 ? ` and ${queries.length - 1} more` : "";
  return `The chart asks in ${language?.slice(0, 40) ?? "a language that it does not name"}, which is not run here: “${query.length > LONGEST_QUERY ? `${query.slice(0, LONGEST_QUERY)}…` : query}”${others}.`;
}
