import type { PricingRule } from "./dimension";
import { httpApiRule, restApiRule } from "./services/api-gateway";
import { roleRule } from "./services/bedrock";
import { alarmRule, compositeAlarmRule, dashboardRule, logGroupRule, metricFilterRule } from "./services/cloudwatch";
import { imageRepositoryRule, kubernetesClusterRule } from "./services/containers";
import { tableRule } from "./services/dynamodb";
import { elasticAddressRule, natGatewayRule } from "./services/ec2-addresses";
import { autoScalingGroupRule } from "./services/ec2-auto-scaling";
import { instanceRule } from "./services/ec2-instances";
import { volumeRule } from "./services/ec2-volumes";
import { ecsServiceRule } from "./services/ecs-service";
import { distributionRule, dnsNamespaceRule, edgeFunctionRule, hostedZoneRule, webAclRule } from "./services/edge";
import { cacheClusterRule, replicationGroupRule, serverlessCacheRule } from "./services/elasticache";
import { lambdaFunctionRule, lambdaVersionRule } from "./services/lambda";
import { loadBalancerRule } from "./services/load-balancer";
import { queueRule, subscriptionRule, topicRule } from "./services/messaging";
import { databaseInstanceRule, databaseProxyRule } from "./services/rds";
import { bucketRule } from "./services/s3";
import { keyRule, parameterRule, secretRule } from "./services/secrets-and-keys";
import { snapshotPolicyRule } from "./services/volume-snapshots";
import { flowLogRule } from "./services/vpc-flow-log";
import { vpcEndpointRule } from "./services/vpc-endpoint";

/** What each type is charged for. A type that is neither here nor among the free ones has no price, and is said to have none. */
const RULES: ReadonlyMap<string, PricingRule> = new Map([
  ["AWS::ApiGateway::RestApi", restApiRule],
  ["AWS::ApiGatewayV2::Api", httpApiRule],
  ["AWS::AutoScaling::AutoScalingGroup", autoScalingGroupRule],
  ["AWS::CloudFront::Distribution", distributionRule],
  ["AWS::CloudFront::Function", edgeFunctionRule],
  ["AWS::CloudWatch::Alarm", alarmRule],
  ["AWS::CloudWatch::CompositeAlarm", compositeAlarmRule],
  ["AWS::CloudWatch::Dashboard", dashboardRule],
  ["AWS::DLM::LifecyclePolicy", snapshotPolicyRule],
  ["AWS::DynamoDB::Table", tableRule],
  ["AWS::EC2::EIP", elasticAddressRule],
  ["AWS::EC2::FlowLog", flowLogRule],
  ["AWS::EC2::Instance", instanceRule],
  ["AWS::EC2::NatGateway", natGatewayRule],
  ["AWS::EC2::Volume", volumeRule],
  ["AWS::EC2::VPCEndpoint", vpcEndpointRule],
  ["AWS::ECR::Repository", imageRepositoryRule],
  ["AWS::ECS::Service", ecsServiceRule],
  ["AWS::EKS::Cluster", kubernetesClusterRule],
  ["AWS::ElastiCache::CacheCluster", cacheClusterRule],
  ["AWS::ElastiCache::ReplicationGroup", replicationGroupRule],
  ["AWS::ElastiCache::ServerlessCache", serverlessCacheRule],
  ["AWS::ElasticLoadBalancingV2::LoadBalancer", loadBalancerRule],
  ["AWS::IAM::ManagedPolicy", roleRule],
  ["AWS::IAM::Policy", roleRule],
  ["AWS::IAM::Role", roleRule],
  ["AWS::KMS::Key", keyRule],
  ["AWS::Lambda::Alias", lambdaVersionRule],
  ["AWS::Lambda::Function", lambdaFunctionRule],
  ["AWS::Lambda::Version", lambdaVersionRule],
  ["AWS::Logs::LogGroup", logGroupRule],
  ["AWS::Logs::MetricFilter", metricFilterRule],
  ["AWS::RDS::DBInstance", databaseInstanceRule],
  ["AWS::RDS::DBProxy", databaseProxyRule],
  ["AWS::Route53::HostedZone", hostedZoneRule],
  ["AWS::S3::Bucket", bucketRule],
  ["AWS::SecretsManager::Secret", secretRule],
  ["AWS::ServiceDiscovery::PrivateDnsNamespace", dnsNamespaceRule],
  ["AWS::SNS::Subscription", subscriptionRule],
  ["AWS::SNS::Topic", topicRule],
  ["AWS::SQS::Queue", queueRule],
  ["AWS::SSM::Parameter", parameterRule],
  ["AWS::WAFv2::WebACL", webAclRule],
]);

export const pricingRule = (type: string): PricingRule | null => RULES.get(type) ?? null;

/** All types that have a rule. */
export const pricedTypes = (): string[] => [...RULES.keys()];
