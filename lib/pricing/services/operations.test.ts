import { expect, test } from "vitest";

import { dollars, pricesOf } from "../testing/prices-of";

const alarm = (properties: string) => `  Watch: { Type: AWS::CloudWatch::Alarm, Properties: { ${properties} } }`;
const statistic = (id: string, period = 60) => `{ Id: ${id}, MetricStat: { Period: ${period}, Stat: Sum, Metric: { Namespace: AWS/X, MetricName: M } } }`;

test.each<[what: string, template: string, expected: Record<string, number | string>]>([
  ["an alarm on one metric", alarm("Namespace: AWS/EC2, MetricName: CPUUtilization, Period: 300"), { "Watch: Alarm": 0.1 }],
  ["an alarm on an expression of two metrics", alarm(`Metrics: [{ Id: rate, Expression: 100*a/b }, ${statistic("a")}, ${statistic("b")}]`), { "Watch: Alarm": 2 * 0.1 }],
  ["an alarm on an expected band", alarm(`Metrics: [{ Id: band, Expression: 'ANOMALY_DETECTION_BAND(a, 2)' }, ${statistic("a")}]`), { "Watch: Alarm": 3 * 0.1 }],
  ["an alarm that looks every ten seconds", alarm("Namespace: X, MetricName: Y, Period: 10"), { "Watch: Alarm of high resolution": 0.3 }],
  ["an alarm on a query", alarm("Metrics: [{ Id: q, Expression: 'SELECT MAX(CPUUtilization) FROM SCHEMA(\"AWS/EC2\")' }]"), { "Watch: Alarm": "Alarm: Metrics of Watch cannot be told: how many metrics a query reads is known to AWS only." }],
  ["an alarm on alarms", "  Both: { Type: AWS::CloudWatch::CompositeAlarm, Properties: { AlarmRule: x } }", { "Both: Composite alarm": 0.5 }],
  [
    "dashboards, and metrics of the application where one draws them",
    `
  Api: { Type: AWS::CloudWatch::Dashboard, Properties: { DashboardBody: !Sub '{"widgets":[{"type":"metric","properties":{"metrics":[["AWS/ApplicationELB","RequestCount","LoadBalancer","\${AWS::StackName}"]]}}]}' } }
  Work: { Type: AWS::CloudWatch::Dashboard, Properties: { DashboardBody: '{"widgets":[{"type":"metric","properties":{"metrics":[["Harvest","QueueDepth","Environment","x"],["...",{"stat":"p95"}]]}}]}' } }`,
    { "Api: Dashboard": 3, "Work: Dashboard": 3, "Work: Metrics of the application": 4 * 0.3 },
  ],
  ["logs, and metrics made of them", "  Lines: { Type: AWS::Logs::LogGroup }\n  Errors: { Type: AWS::Logs::MetricFilter, Properties: { MetricTransformations: [{ MetricName: a }] } }", { "Lines: Logs ingested": 5 * 0.5, "Lines: Logs kept": 5 * 0.03, "Errors: Metrics from logs": 0.3 }],
  ["logs that are seldom looked at", "  Lines: { Type: AWS::Logs::LogGroup, Properties: { LogGroupClass: INFREQUENT_ACCESS } }", { "Lines: Logs ingested": 5 * 0.25, "Lines: Logs kept": 5 * 0.03 }],
  [
    "a topic with deliveries by e-mail, and free ones to a queue",
    `
  Topic: { Type: AWS::SNS::Topic, Properties: { Subscription: [{ Protocol: sqs, Endpoint: x }] } }
  Mail: { Type: AWS::SNS::Subscription, Properties: { Protocol: email, TopicArn: !Ref Topic } }
  Text: { Type: AWS::SNS::Subscription, Properties: { Protocol: sms, TopicArn: !Ref Topic } }`,
    {
      "Topic: Messages published": 0.00005, // 100 × 0.5 ÷ 1,000,000
      "Mail: Deliveries by e-mail": 0.001, // 50 of 100 × 2 ÷ 100,000
      "Text: Deliveries by sms": "Deliveries by sms: Protocol of Text cannot be told: there is no rule for deliveries by sms.",
    },
  ],
  ["queues of both kinds", "  Plain: { Type: AWS::SQS::Queue }\n  Ordered: { Type: AWS::SQS::Queue, Properties: { FifoQueue: 'true' } }", { "Plain: Requests to the queue": 1.5 * 0.4, "Ordered: Requests to the queue": 1.5 * 0.5 }],
  ["secrets, keys and parameters", "  Word: { Type: AWS::SecretsManager::Secret }\n  Key: { Type: AWS::KMS::Key }\n  Plain: { Type: AWS::SSM::Parameter }\n  Large: { Type: AWS::SSM::Parameter, Properties: { Tier: Advanced } }", { "Word: Secret": 0.4, "Word: Reads of the secret": 0.05, "Key: KMS key": 1, "Large: Advanced parameter": 0.05 }],
  [
    "a firewall before the CDN, and names",
    `
  Wall: { Type: AWS::WAFv2::WebACL, Properties: { Scope: CLOUDFRONT, Rules: [{ Name: a }, { Name: b }, { Name: c }] } }
  Cdn: { Type: AWS::CloudFront::Distribution, Properties: { DistributionConfig: {} } }
  Zone: { Type: AWS::Route53::HostedZone }
  Record: { Type: AWS::Route53::RecordSet }
  Inside: { Type: AWS::ServiceDiscovery::PrivateDnsNamespace }`,
    {
      "Wall: WAF web ACL": 5,
      "Wall: WAF rules": 3 * 1,
      "Wall: WAF requests": 0.6,
      "Cdn: CloudFront data out": 50 * 0.085,
      "Cdn: CloudFront requests": 1,
      "Zone: Route 53 hosted zone": 0.5,
      "Zone: DNS queries": 0.4,
      "Inside: Hosted zone of the namespace": 0.5,
    },
  ],
  [
    "a function at the edge, and flow logs, which are paid where they are written",
    `
  Rewrite: { Type: AWS::CloudFront::Function }
  Flows: { Type: AWS::EC2::FlowLog, Properties: { LogGroupName: x } }
  Elsewhere: { Type: AWS::EC2::FlowLog, Properties: { LogDestinationType: s3 } }`,
    { "Rewrite: CloudFront function": 0.1, "Elsewhere: Flow logs": "Flow logs: LogDestinationType of Elsewhere cannot be told: there is no price of flow logs that go to s3." },
  ],
  ["a Kubernetes cluster", "  Cluster: { Type: AWS::EKS::Cluster }", { "Cluster: EKS cluster": 730 * 0.1 }],
  ["what costs nothing", "  Vpc: { Type: AWS::EC2::VPC }\n  Role: { Type: AWS::IAM::Role }\n  Own: { Type: Custom::Thing }", {}],
  ["a type that nothing is known about", "  Films: { Type: AWS::MediaConvert::Queue }", { Films: "There is no rule for AWS::MediaConvert::Queue, so what it costs is not known." }],
])("%s", (_, template, expected) => {
  expect(pricesOf(template)).toEqual(dollars(expected));
});
