import type { AlarmQuery } from "@/lib/metrics/alarm-query";
import { countsSamples, unitOfMetric, type MetricUnit } from "@/lib/metrics/metric-unit";

export const ALARM_UNITS = ["percent", "seconds", "milliseconds", "microseconds", "bytes", "count"] as const;
export type AlarmUnit = (typeof ALARM_UNITS)[number];

/** What an alarm's figures count. CloudWatch rarely says it of an alarm, so the metric does: as AWS documents it, else as its name ends. */
export function alarmUnit(queries: readonly AlarmQuery[]): AlarmUnit {
  const shown = queries.find(({ returnData }) => returnData) ?? queries.at(-1);
  if (!shown) return "count";
  if (shown.kind === "expression") return /%|rate|percent|share/i.test(shown.label ?? "") || /\b100\s*\*|\*\s*100\b/.test(shown.expression) ? "percent" : "count";
  const { namespace, metricName, stat, unit } = shown;
  if (countsSamples(stat)) return "count";
  const documented = unitOfMetric(namespace, metricName, stat);
  return TOLD[unit ?? ""] ?? (documented === null ? unitByName(metricName) : OF_METRIC[documented]);
}

/** An alarm's own Unit, which only metrics of that unit match. */
const TOLD: Readonly<Record<string, AlarmUnit>> = { Percent: "percent", Seconds: "seconds", Milliseconds: "milliseconds", Microseconds: "microseconds", Bytes: "bytes" };

const OF_METRIC: Record<MetricUnit, AlarmUnit> = { "%": "percent", s: "seconds", ms: "milliseconds", "µs": "microseconds", B: "bytes", MB: "count", GB: "count", "B/s": "count" };

/** Of namespaces that nobody documents: an application's own, which are named after AWS's as a rule. */
function unitByName(name: string): AlarmUnit {
  if (/(Utili[sz]ation|percent|Percentage|HitRate|Balance%)/i.test(name)) return "percent";
  if (/(ResponseTime|Latency|ReplicationLag|AgeOfOldestMessage|Lag)$/.test(name)) return "seconds";
  if (/(Bytes|StorageSpace|FreeableMemory|SwapUsage)/.test(name)) return "bytes";
  return "count";
}

const GIB = 1_073_741_824;
const MIB = 1_048_576;

/** "6.2 %", "1.25 s", "3 GiB", "12". */
export function alarmFigure(value: number, unit: AlarmUnit): string {
  switch (unit) {
    case "percent":
      return `${rounded(value)} %`;
    case "seconds":
      return value !== 0 && Math.abs(value) < 1 ? `${rounded(value * 1_000)} ms` : `${rounded(value)} s`;
    case "milliseconds":
      return Math.abs(value) < 1_000 ? `${rounded(value)} ms` : `${rounded(value / 1_000)} s`;
    case "microseconds":
      return Math.abs(value) < 1_000 ? `${rounded(value)} µs` : `${rounded(value / 1_000)} ms`;
    case "bytes":
      if (Math.abs(value) >= GIB) return `${rounded(value / GIB)} GiB`;
      return Math.abs(value) >= MIB ? `${rounded(value / MIB)} MiB` : `${rounded(value)} bytes`;
    case "count":
      return rounded(value);
  }
}

const FIGURE = new Intl.NumberFormat("en", { maximumFractionDigits: 6 });

/** Three figures are what a threshold is read with. */
function rounded(value: number): string {
  if (!Number.isFinite(value)) return "no figure";
  return FIGURE.format(Number(Math.abs(value) >= 100 ? value.toFixed(0) : value.toPrecision(3)));
}
