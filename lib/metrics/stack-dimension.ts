/**
 * What a resource is called in the dimensions of its metrics, from its physical id in the stack (a name, an ARN or a queue's address) and the
 * attribute that a template would take for it. Source: the return values of each resource type in the CloudFormation reference.
 */
export function dimensionValue(physicalId: string, attribute: string | undefined): string {
  const isArn = physicalId.startsWith("arn:");
  switch (attribute) {
    case "LoadBalancerFullName":
      return physicalId.replace(/^arn:.*:loadbalancer\//, "");
    case "TargetGroupFullName":
      return physicalId.replace(/^arn:.*:(?=targetgroup\/)/, "");
    case "Name":
    case "QueueName":
    case "TopicName":
      return physicalId.split(isArn ? /[/:]/ : "/").at(-1) ?? physicalId;
    default:
      // Without an attribute a template takes Ref, which is the physical id.
      return physicalId;
  }
}
