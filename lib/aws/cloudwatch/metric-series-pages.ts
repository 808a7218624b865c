import type { MetricDataResult } from "@aws-sdk/client-cloudwatch";

import { MalformedAnswerError } from "../errors";

export type MetricDataSeries = {
  queryId: string;
  label: string;
  /** Starts of the periods, seconds since 1970, ascending. */
  timesSeconds: number[];
  values: number[];
  status: "complete" | "partial" | "internal-error" | "forbidden";
  messages: string[];
};

const STATUS: Record<string, MetricDataSeries["status"]> = { Complete: "complete", PartialData: "partial", InternalError: "internal-error", Forbidden: "forbidden" };
const WORSE: readonly MetricDataSeries["status"][] = ["complete", "partial", "internal-error", "forbidden"];

/**
 * Puts the series of GetMetricData's pages together. Two of one page are two series, even where a search gave both the same label; one of
 * a later page goes on with the first of its id and label that was partial until then.
 */
export class MetricSeriesPages {
  readonly all: MetricDataSeries[] = [];

  /** Throws `MalformedAnswerError`. */
  add(page: readonly MetricDataResult[]): void {
    const open = this.openSeries();
    for (const result of page) {
      const found = toSeries(result);
      const known = open.get(keyOf(found))?.shift();
      if (known) append(known, found);
      else this.all.push(found);
    }
  }

  /** What a next page can go on with, by id and label: what is partial, and what is alone, whatever its status says. */
  private openSeries(): Map<string, MetricDataSeries[]> {
    const known = new Map<string, MetricDataSeries[]>();
    for (const series of this.all) {
      const alike = known.get(keyOf(series));
      if (alike) alike.push(series);
      else known.set(keyOf(series), [series]);
    }
    return new Map([...known].map(([key, alike]) => [key, alike.length === 1 ? alike : alike.filter(({ status }) => status === "partial")]));
  }
}

const keyOf = ({ queryId, label }: MetricDataSeries): string => `${queryId}\n${label}`;

function toSeries({ Id, Label, Timestamps = [], Values = [], StatusCode, Messages = [] }: MetricDataResult): MetricDataSeries {
  if (!Id || Timestamps.length !== Values.length) throw new MalformedAnswerError("A metric's result without its id, or with more times than values.");
  return {
    queryId: Id,
    label: Label ?? Id,
    timesSeconds: Timestamps.map((time) => Math.round(time.getTime() / 1000)),
    values: [...Values],
    status: STATUS[StatusCode ?? "Complete"] ?? "partial",
    messages: Messages.map(wordsOf),
  };
}

function append(known: MetricDataSeries, more: MetricDataSeries): void {
  for (const [place, time] of more.timesSeconds.entries()) {
    known.timesSeconds.push(time);
    known.values.push(more.values[place] ?? Number.NaN);
  }
  // A page before the last says PartialData of a series that goes on: the last word about it counts.
  known.status = known.status === "partial" ? more.status : (WORSE[Math.max(WORSE.indexOf(known.status), WORSE.indexOf(more.status))] ?? more.status);
  known.messages = [...new Set([...known.messages, ...more.messages])];
}

export const wordsOf = ({ Code, Value }: { Code?: string; Value?: string }): string => [Code, Value].filter(Boolean).join(": ");
