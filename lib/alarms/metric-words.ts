import type { AlarmQuery } from "@/lib/metrics/alarm-query";

/** What AWS's names mean to somebody who is woken by them. */
const KNOWN: Readonly<Record<string, string>> = {
  HTTPCode_Target_5XX_Count: "5XX answers of the application",
  HTTPCode_ELB_5XX_Count: "5XX answers of the load balancer",
  TargetResponseTime: "response time",
  HealthyHostCount: "healthy targets",
  UnHealthyHostCount: "unhealthy targets",
  CPUUtilization: "CPU",
  MemoryUtilization: "memory",
  EngineCPUUtilization: "engine CPU",
  DatabaseMemoryUsagePercentage: "cache memory",
  FreeStorageSpace: "free storage",
  DatabaseConnections: "connections",
  ApproximateNumberOfMessagesVisible: "messages waiting",
  ApproximateAgeOfOldestMessage: "age of the oldest message",
  mem_used_percent: "memory",
  disk_used_percent: "disk",
  OpenAiSuccess: "OpenAI success",
};

/** What an alarm measures: "p95 of response time". A label that the template gave comes first. */
export function metricWords(queries: readonly AlarmQuery[]): string {
  const shown = queries.find(({ returnData }) => returnData) ?? queries.at(-1);
  if (!shown) return "the value";
  if (shown.label) return shown.label;
  if (shown.kind === "expression") return "the computed value";
  return `${statWords(shown.stat)}${KNOWN[shown.metricName] ?? spaced(shown.metricName)}`;
}

function statWords(stat: string): string {
  if (/^(p|tm|wm|tc|ts)\d/.test(stat)) return `${stat} of `;
  if (stat === "Maximum") return "highest ";
  return stat === "Minimum" ? "lowest " : "";
}

/** NetworkPacketsOut → "network packets out"; what is written in capitals stays so. */
const spaced = (name: string): string =>
  name
    .replaceAll("_", " ")
    .replaceAll(/([a-z\d])([A-Z])/g, "$1 $2")
    .split(" ")
    .map((word) => (/^[A-Z][a-z]/.test(word) ? word.toLowerCase() : word))
    .join(" ");
