import "server-only";

import { readErrorPatterns } from "@/lib/logs/server/read-error-patterns";

import { errorGrowth } from "../../../error-growth";
import { couldNotTell, gathered } from "../../../evidence";
import { minuteText } from "./ages";
import type { Gather } from "./evidence-context";
import { lookedAtDays } from "./looked-at-days";

const DAY_MS = 86_400_000;
const SHOWN = 20;
const LONGEST_SAMPLE = 300;

/** Errors by pattern over the period, beside those of the period before: what is new, and what has grown. */
export const gatherErrorLogPatterns: Gather = async ({ actor, environment, period, now }) => {
  const days = lookedAtDays(period);
  const start = new Date(now.getTime() - days * DAY_MS);
  const of = { actor, environmentId: environment.id, now };
  // One after the other: the first finds out which groups there are, which waits for CloudFormation's pace.
  const present = await readErrorPatterns({ ...of, start, end: now });
  const former = await readErrorPatterns({ ...of, start: new Date(start.getTime() - days * DAY_MS), end: start });
  if (!present || !former) return couldNotTell("The environment was removed.");
  if (present.groups.length === 0) return couldNotTell("The stack has no log group that could be read.");
  const before = new Map(former.items.map(({ pattern, count }) => [pattern, count]));
  const rows = present.items.map((item) => ({ ...item, before: before.get(item.pattern) ?? 0 }));
  const fresh = rows.filter((row) => row.before === 0);
  const grown = rows.filter((row) => row.before > 0 && errorGrowth(row.count, row.before) !== null);
  return gathered({
    summary: present.errors === 0 ? `No error in ${days === 1 ? "a day" : `${days} days`}.` : `${present.errors} errors of ${present.total} patterns; ${fresh.length} patterns are new.`,
    figures: [
      { title: "Errors", value: present.errors, unit: "", target: null, former: former.errors, unusual: errorGrowth(present.errors, former.errors) },
      { title: "New patterns", value: fresh.length, unit: "", target: "0", former: null, unusual: fresh.length > 0 ? "write down what each is about." : null },
    ],
    tables:
      rows.length === 0
        ? []
        : [
            {
              title: "Errors by pattern",
              columns: ["Pattern", "Count", "Before", "Last", "Newest line"],
              rows: rows.slice(0, SHOWN).map(({ pattern, count, before: formerly, lastAt, sample }) => [pattern.slice(0, LONGEST_SAMPLE), String(count), formerly === 0 ? "new" : String(formerly), minuteText(new Date(lastAt)), sample.slice(0, LONGEST_SAMPLE)]),
            },
          ],
    unusual: [...grown.map(({ pattern, count, before: formerly }) => `${pattern.slice(0, 120)}: ${count} times, ${formerly} before.`), ...present.remarks],
    asOf: present.asOf,
    source: "CloudWatch Logs, FilterLogEvents",
  });
};
