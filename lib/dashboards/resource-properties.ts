/** Keys of an explorer that are no tags, by resource type ("Dashboard body structure", explorer, labels). */
const PROPERTIES: Record<string, ReadonlySet<string>> = {
  "AWS::EC2::Instance": new Set(
    "Architecture Hypervisor CoreCount ImageId InstanceId InstanceLifecycle InstanceType InstanceFamily InstanceSize Affinity AvailabilityZone Tenancy Platform RootDeviceType SecurityGroups State SubnetId VirtualizationType VpcId".split(" "),
  ),
  "AWS::Lambda::Function": new Set("FunctionName Runtime Language MemorySize Version SecurityGroupIds SubnetIds SubnetIdCount VpcId Timeout".split(" ")),
};

export const isResourceProperty = (resourceType: string, key: string): boolean => Object.hasOwn(PROPERTIES, resourceType) && PROPERTIES[resourceType]?.has(key) === true;
