import type { AlarmQueryView } from "./alarm-view";

export type AlarmUnit = "percent" | "seconds" | "milliseconds" | "bytes" | "count";

/** What an alarm's figures count. CloudWatch does not say it of an alarm, so the metric's name does: AWS's own end in their unit. */
export function alarmUnit(queries: readonly AlarmQueryView[]): AlarmUnit {
  const shown = queries.find(({ returnData }) => returnData) ?? queries.at(-1);
  if (!shown) return "count";
  if (shown.kind === "expression") return /%|rate|percent|share/i.test(shown.label ?? "") || /\b100\s*\*|\*\s*100\b/.test(shown.expression) ? "percent" : "count";
  return unitOfMetric(shown.namespace, shown.metricName, shown.unit);
}

function unitOfMetric(namespace: string, name: string, unit: string | null): AlarmUnit {
  if (unit === "Percent") return "percent";
  if (unit === "Seconds") return "seconds";
  if (unit === "Milliseconds") return "milliseconds";
  if (unit === "Bytes") return "bytes";
  if (/(Utili[sz]ation|percent|Percentage|HitRate|Balance%)/i.test(name)) return "percent";
  if (/^AWS\/(Lambda|ApiGateway)$/.test(namespace) && /(Duration|Latency)$/.test(name)) return "milliseconds";
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
    case "bytes":
      if (Math.abs(value) >= GIB) return `${rounded(value / GIB)} GiB`;
      return Math.abs(value) >= MIB ? `${rounded(value / MIB)} MiB` : `${rounded(value)} bytes`;
    case "count":
      return rounded(value);
  }
}

/** Three figures are what a threshold is read with. */
function rounded(value: number): string {
  if (!Number.isFinite(value)) return "no figure";
  return Number(Math.abs(value) >= 100 ? value.toFixed(0) : value.toPrecision(3)).toLocaleString("en", { maximumFractionDigits: 6 });
}
