import { listOf, recordOf, textOf, type JsonRecord } from "./json-value";

export const MOST_LOG_GROUPS = 50; // StartQuery's limit

/** A Logs Insights query of a widget: what to ask, of which groups. */
export type LogQuery = {
  /** Without the SOURCE commands that name the groups. */
  query: string;
  logGroups: string[];
  /** Groups whose names start so, instead. */
  prefixes: string[];
  /** SQL and OpenSearch's PPL are languages of their own. */
  language: "CWLI" | "SQL" | "PPL" | "unknown";
};

const SOURCE = /^\s*SOURCE\s+(?:'([^']*)'|"([^"]*)")\s*(?:\||$)/i;

/** The groups stand in the query: SOURCE 'one' | SOURCE 'two' | fields … ; the console's newer form has prefixes beside it. */
export function readLogQuery(properties: JsonRecord): LogQuery {
  let rest = textOf(properties.query) ?? "";
  const logGroups: string[] = [];
  for (let match = SOURCE.exec(rest); match && logGroups.length < MOST_LOG_GROUPS; match = SOURCE.exec(rest)) {
    logGroups.push(match[1] ?? match[2] ?? "");
    rest = rest.slice(match[0].length);
  }
  const named = [...listOf(properties.logGroupNames), ...listOf(properties.logGroups)].flatMap((group) => textOf(group) ?? []);
  const newForm = recordOf(properties.logGroupPrefixes);
  const prefixes = [...listOf(newForm.logGroupPrefix), ...listOf(properties.logGroupPrefixes)].flatMap((prefix) => textOf(prefix) ?? []);
  return { query: rest.trim(), logGroups: [...new Set([...logGroups, ...named].filter(Boolean))].slice(0, MOST_LOG_GROUPS), prefixes, language: languageOf(textOf(properties.queryLanguage)) };
}

function languageOf(text: string | null): LogQuery["language"] {
  if (text === null || /^(?:cwli|logs ?insights ?ql)$/i.test(text)) return "CWLI";
  if (/^sql$/i.test(text)) return "SQL";
  return /^ppl$/i.test(text) ? "PPL" : "unknown";
}
