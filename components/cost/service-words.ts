/** AWS's service codes, as in its price list, by the names that people know. */
const NAMES: Readonly<Record<string, string>> = {
  AmazonEC2: "EC2",
  AmazonECS: "Fargate",
  AmazonECR: "Container images",
  AmazonRDS: "RDS",
  AmazonElastiCache: "ElastiCache",
  AmazonDynamoDB: "DynamoDB",
  AmazonS3: "S3",
  AmazonCloudFront: "CloudFront",
  AmazonCloudWatch: "CloudWatch",
  AmazonRoute53: "Route 53",
  AmazonSNS: "SNS",
  AmazonVPC: "VPC",
  AmazonApiGateway: "API Gateway",
  AmazonBedrock: "Bedrock",
  AmazonSageMaker: "SageMaker",
  AmazonEKS: "EKS",
  AWSELB: "Load balancer",
  AWSLambda: "Lambda",
  AWSDataTransfer: "Data transfer",
  AWSSecretsManager: "Secrets Manager",
  AWSQueueService: "SQS",
  AWSXRay: "X-Ray",
  AWSSystemsManager: "Systems Manager",
  AWSCertificateManager: "Certificate Manager",
  AWSCostExplorer: "Cost Explorer",
  AWSPriceListService: "Price List",
  awskms: "KMS",
  awswaf: "WAF",
};

/** "ElastiCache"; the code itself where it has no other name here. */
export const serviceName = (code: string): string => NAMES[code] ?? code;
