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
const LONGEST_SOURCE = 4_000; // five prefixes of 512 characters are the most, and looking through a very long one takes minutes
/** The console's: SOURCE logGroups(namePrefix: ['/aws/lambda/'], class: "STANDARD") START=-3600s END=0s | … */
const SOURCE_BY_NAME = /^\s*SOURCE\s+(logGroups\s*\(([^()]*)\))((?:\s+(?:START|END)\s*=\s*[^\s|]+)*)\s*(\||$)/i;
const ARGUMENT = /(\w+)\s*:\s*(\[[^\]]*\]|"[^"]*"|'[^']*')/g;

/** The groups stand in the query: SOURCE 'one' | SOURCE 'two' | fields … ; the console's newer forms have prefixes in it or beside it. */
export function readLogQuery(properties: JsonRecord): LogQuery {
  let rest = textOf(properties.query) ?? "";
  const logGroups: string[] = [];
  for (let match = SOURCE.exec(rest); match && logGroups.length < MOST_LOG_GROUPS; match = SOURCE.exec(rest)) {
    logGroups.push(match[1] ?? match[2] ?? "");
    rest = rest.slice(match[0].length);
  }
  const byName = readSourceByName(rest);
  if (byName) rest = byName.rest;
  const named = [...listOf(properties.logGroupNames), ...listOf(properties.logGroups)].flatMap((group) => textOf(group) ?? []);
  const newForm = recordOf(properties.logGroupPrefixes);
  const prefixes = [...(byName?.prefixes ?? []), ...listOf(newForm.logGroupPrefix), ...listOf(properties.logGroupPrefixes)].flatMap((prefix) => textOf(prefix) ?? []);
  return { query: rest.trim(), logGroups: [...new Set([...logGroups, ...named].filter(Boolean))].slice(0, MOST_LOG_GROUPS), prefixes, language: languageOf(textOf(properties.queryLanguage)) };
}

/**
 * Groups by the beginning of their names. What else the command can say (other accounts, the class for rare access, all groups) only AWS
 * can resolve: then it stays in the query. Its START and END go, because the dashboard's range holds.
 */
function readSourceByName(query: string): { rest: string; prefixes: string[] } | null {
  const match = SOURCE_BY_NAME.exec(query);
  if (!match) return null;
  const [whole, command = "", given = "", , end = ""] = match;
  if (given.length > LONGEST_SOURCE) return null;
  const rest = query.slice(whole.length);
  const named = new Map([...given.matchAll(ARGUMENT)].map(([, name = "", value = ""]) => [name.toLowerCase(), [...value.matchAll(/'([^']*)'|"([^"]*)"/g)].map((text) => text[1] ?? text[2] ?? "")]));
  const prefixes = (named.get("nameprefix") ?? []).filter(Boolean);
  const isPlain = [...named].every(([name, values]) => name === "nameprefix" || (name === "class" && values.every((value) => value === "STANDARD")));
  return isPlain && prefixes.length > 0 ? { rest, prefixes } : { rest: `SOURCE ${command} ${end}${rest}`, prefixes: [] };
}

function languageOf(text: string | null): LogQuery["language"] {
  if (text === null || /^(?:cwli|logs ?insights ?ql)$/i.test(text)) return "CWLI";
  if (/^sql$/i.test(text)) return "SQL";
  return /^ppl$/i.test(text) ? "PPL" : "unknown";
}
