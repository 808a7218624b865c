type Dimensions = { name: string; value: string }[];
type Explored = { /** As the tagging API names it. */ type: string; namespace: string; dimensions(arn: string): Dimensions };

const lastPart = (arn: string): string => arn.split(/[:/]/).at(-1) ?? arn;
const one = (type: string, namespace: string, dimension: string, value: (arn: string) => string = lastPart): Explored => ({ type, namespace, dimensions: (arn) => [{ name: dimension, value: value(arn) }] });

/** app/name/hash of a load balancer, targetgroup/name/hash of a target group: the ARN after its last colon. */
const afterLastColon = (prefix: string) => (arn: string): string => (arn.split(":").at(-1) ?? arn).replace(prefix, "");

/** Resource types that an explorer can be asked for, by CloudFormation's name, with the dimension that their metrics have. */
const EXPLORED: Record<string, Explored> = {
  "AWS::EC2::Instance": one("ec2:instance", "AWS/EC2", "InstanceId"),
  "AWS::EC2::Volume": one("ec2:volume", "AWS/EBS", "VolumeId"),
  "AWS::EC2::NatGateway": one("ec2:natgateway", "AWS/NATGateway", "NatGatewayId"),
  "AWS::RDS::DBInstance": one("rds:db", "AWS/RDS", "DBInstanceIdentifier"),
  "AWS::Lambda::Function": one("lambda:function", "AWS/Lambda", "FunctionName"),
  "AWS::DynamoDB::Table": one("dynamodb:table", "AWS/DynamoDB", "TableName"),
  "AWS::SQS::Queue": one("sqs", "AWS/SQS", "QueueName"),
  "AWS::SNS::Topic": one("sns", "AWS/SNS", "TopicName"),
  "AWS::ElastiCache::CacheCluster": one("elasticache:cluster", "AWS/ElastiCache", "CacheClusterId"),
  "AWS::ElasticLoadBalancingV2::LoadBalancer": one("elasticloadbalancing:loadbalancer", "AWS/ApplicationELB", "LoadBalancer", afterLastColon("loadbalancer/")),
  "AWS::ECS::Cluster": one("ecs:cluster", "AWS/ECS", "ClusterName"),
  "AWS::ECS::Service": {
    type: "ecs:service",
    namespace: "AWS/ECS",
    dimensions: (arn) => [{ name: "ClusterName", value: arn.split("/").at(-2) ?? "" }, { name: "ServiceName", value: lastPart(arn) }],
  },
};

/** Null: metrics of such resources cannot be found by tag here. */
export const exploredType = (resourceType: string): Explored | null => (Object.hasOwn(EXPLORED, resourceType) ? (EXPLORED[resourceType] ?? null) : null);

export const nameOfArn = lastPart;
