import type { MadeResource } from "./evidence-context";
import type { WantedMetric } from "./windowed-metrics";

/** What a dashboard shows of one resource; none for types without figures. `stat` other than Sum is averaged over the period. */
export function metricsOfResource({ logicalId, physicalId, resourceType }: MadeResource): WantedMetric[] {
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

