import "server-only";

import { couldNotTell, gathered, nothingThere, type Figure } from "../../../evidence";
import type { Gather, MadeResource } from "./evidence-context";
import { lookedAtDays } from "./looked-at-days";
import { meanOf, readWindows, sumOf, type WantedMetric, type WindowedMetric } from "./windowed-metrics";

const HOUR_SECONDS = 3_600;
const DAY_SECONDS = 86_400;
const CHANGED_SHARE = 0.5; // traffic moves by some tenths from day to day; half as much again is worth a word

/** Requests, times, errors and use of what the stack runs, beside the period before: what its dashboards show, in figures. */
export const gatherDashboardFigures: Gather = async (context) => {
  const metrics = (await context.resources()).flatMap(metricsOf);
  if (metrics.length === 0) return nothingThere("The stack has nothing whose figures a dashboard would show.");
  const days = lookedAtDays(context.period);
  const windows = await readWindows(context, metrics, { days, periodSeconds: days === 1 ? HOUR_SECONDS : DAY_SECONDS });
  const told = windows.metrics.filter(({ present, former }) => present.length + former.length > 0);
  if (told.length === 0) return couldNotTell("CloudWatch has no measurements of what the stack runs in this period or the one before.");
  const figures = told.map(toFigure);
  const silent = windows.metrics.length - told.length;
  return gathered({
    summary: `${days === 1 ? "The last day beside the day before" : `The last ${days} days beside the ${days} before`}; ${figures.length} figures${silent === 0 ? "" : `, ${silent} more have no measurements`}.`,
    figures,
    asOf: windows.asOf,
    source: "CloudWatch, GetMetricData",
  });
};

function toFigure({ metric, present, former }: WindowedMetric): Figure {
  const whole = (values: readonly number[]) => (values.length === 0 ? null : metric.stat === "Sum" ? sumOf(values) : meanOf(values));
  const scaled = (value: number | null) => (value === null ? null : Number((value * (metric.factor ?? 1)).toPrecision(4)));
  const [value, before] = [scaled(whole(present)), scaled(whole(former))];
  return { title: metric.title, value, unit: metric.unit, target: null, former: before, unusual: concern(metric, value, before) };
}

function concern({ unit }: WantedMetric, value: number | null, before: number | null): string | null {
  if (value === null) return before === null ? null : "has no measurements any more.";
  if (before === null) return null;
  // A share of the whole is compared by points: from 2 to 4 percent is nothing.
  const isChanged = unit === "%" ? Math.abs(value - before) >= 20 : Math.abs(value - before) > Math.max(before, 1) * CHANGED_SHARE;
  if (!isChanged) return null;
  if (before === 0) return "was 0 before.";
  const percent = Math.round((Math.abs(value - before) / before) * 100);
  return `${percent} % ${value > before ? "higher" : "lower"} than before.`;
}

/** The figures of one resource; `stat` other than Sum is averaged over the period. */
function metricsOf({ logicalId, physicalId, resourceType }: MadeResource): WantedMetric[] {
  const of = (namespace: string, dimensions: Record<string, string>, ...wanted: [title: string, metricName: string, stat: string, unit: string, factor?: number][]): WantedMetric[] =>
    wanted.map(([title, metricName, stat, unit, factor]) => ({ title: `${logicalId}: ${title}`, unit, namespace, metricName, dimensions, stat, factor }));
  switch (resourceType) {
    case "AWS::ElasticLoadBalancingV2::LoadBalancer": {
      const name = physicalId.split("loadbalancer/")[1];
      return name === undefined
        ? []
        : of("AWS/ApplicationELB", { LoadBalancer: name }, ["requests", "RequestCount", "Sum", ""], ["response time, p95", "TargetResponseTime", "p95", "ms", 1_000], ["errors of the servers", "HTTPCode_Target_5XX_Count", "Sum", ""]);
    }
    case "AWS::ApiGatewayV2::Api":
      return of("AWS/ApiGateway", { ApiId: physicalId }, ["requests", "Count", "Sum", ""], ["response time, p95", "Latency", "p95", "ms"], ["errors", "5xx", "Sum", ""]);
    case "AWS::Lambda::Function":
      return of("AWS/Lambda", { FunctionName: physicalId }, ["calls", "Invocations", "Sum", ""], ["errors", "Errors", "Sum", ""]);
    case "AWS::ECS::Service": {
      const [, cluster, service] = /:service\/([^/]+)\/([^/]+)$/.exec(physicalId) ?? [];
      return cluster && service ? of("AWS/ECS", { ClusterName: cluster, ServiceName: service }, ["processor", "CPUUtilization", "Average", "%"], ["memory", "MemoryUtilization", "Average", "%"]) : [];
    }
    case "AWS::AutoScaling::AutoScalingGroup":
      return of("AWS/EC2", { AutoScalingGroupName: physicalId }, ["processor", "CPUUtilization", "Average", "%"]);
    case "AWS::EC2::Instance":
      return of("AWS/EC2", { InstanceId: physicalId }, ["processor", "CPUUtilization", "Average", "%"]);
    case "AWS::RDS::DBInstance":
      return of("AWS/RDS", { DBInstanceIdentifier: physicalId }, ["processor", "CPUUtilization", "Average", "%"], ["connections", "DatabaseConnections", "Average", ""]);
    case "AWS::ElastiCache::ReplicationGroup":
      return of("AWS/ElastiCache", { CacheClusterId: `${physicalId}-001` }, ["processor", "EngineCPUUtilization", "Average", "%"], ["memory", "DatabaseMemoryUsagePercentage", "Average", "%"]);
    default:
      return [];
  }
}

