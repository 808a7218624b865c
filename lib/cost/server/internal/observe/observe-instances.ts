import "server-only";

import type { Ec2Gateway, Ec2Instance, Ec2Volume } from "@/lib/aws/ec2";
import type { ResolvedRecord } from "@/lib/pricing/resolved-value";

import type { Observation } from "../../../running-bill";
import type { MadeResource, Observed } from "./stack-part";

const CHARGED_STATES = ["running", "pending"];
const STOPPED_STATES = ["stopped", "stopping"];

/** Instances of the stack itself: their type, state and disks as they are now. */
export async function observeInstances(instances: readonly MadeResource[], ec2: Ec2Gateway): Promise<Observed> {
  const found = await ec2.listInstances(instances.map(({ physicalId }) => physicalId));
  const volumes = await volumesOf(found, ec2);
  return new Map(
    instances.map(({ logicalId, physicalId }): [string, Observation] => {
      const instance = found.find(({ instanceId }) => instanceId === physicalId);
      return [logicalId, instance ? observationOf(instance, volumes) : { kind: "gone" }];
    }),
  );
}

function observationOf(instance: Ec2Instance, volumes: ReadonlyMap<string, Ec2Volume>): Observation {
  const properties: ResolvedRecord = {
    InstanceType: instance.instanceType,
    ...(instance.isSpot ? { InstanceMarketOptions: { MarketType: "spot" } } : {}),
    NetworkInterfaces: [{ AssociatePublicIpAddress: instance.hasPublicIp }],
    ...disksOf(instance, volumes),
  };
  if (CHARGED_STATES.includes(instance.state)) return { kind: "running", properties };
  return STOPPED_STATES.includes(instance.state) ? { kind: "stopped", properties } : { kind: "gone" };
}

/** Disks that cannot be read stay as declared. */
function disksOf({ disks }: Ec2Instance, volumes: ReadonlyMap<string, Ec2Volume>): ResolvedRecord {
  const mappings = disks.flatMap(({ deviceName, volumeId }) => {
    const volume = volumes.get(volumeId);
    return volume ? [{ DeviceName: deviceName, Ebs: { VolumeSize: volume.sizeGb, ...volumeSettings(volume) } }] : [];
  });
  return mappings.length === 0 ? {} : { BlockDeviceMappings: mappings };
}

const volumeSettings = ({ volumeType, iops, throughputMibPerSecond }: Ec2Volume): ResolvedRecord => ({
  VolumeType: volumeType,
  ...(iops === null ? {} : { Iops: iops }),
  ...(throughputMibPerSecond === null ? {} : { Throughput: throughputMibPerSecond }),
});

async function volumesOf(instances: readonly Ec2Instance[], ec2: Ec2Gateway): Promise<Map<string, Ec2Volume>> {
  const ids = instances.flatMap(({ disks }) => disks.map(({ volumeId }) => volumeId));
  const volumes = ids.length === 0 ? [] : await ec2.listVolumes(ids);
  return new Map(volumes.map((volume) => [volume.volumeId, volume]));
}

/** Auto Scaling groups: as many instances as are charged now, whatever the group was made with. */
export async function observeGroups(groups: readonly MadeResource[], ec2: Ec2Gateway): Promise<Observed> {
  const observed: Observed = new Map();
  for (const { logicalId, physicalId } of groups) {
    const charged = (await ec2.listInstancesOfGroup(physicalId)).filter(({ state }) => CHARGED_STATES.includes(state));
    observed.set(logicalId, { kind: "running", properties: { DesiredCapacity: charged.length, MinSize: charged.length } });
  }
  return observed;
}

/** Volumes of the stack itself; they are charged attached or not. */
export async function observeVolumes(volumes: readonly MadeResource[], ec2: Ec2Gateway): Promise<Observed> {
  const found = new Map((await ec2.listVolumes(volumes.map(({ physicalId }) => physicalId))).map((volume) => [volume.volumeId, volume]));
  return new Map(
    volumes.map(({ logicalId, physicalId }): [string, Observation] => {
      const volume = found.get(physicalId);
      return [logicalId, volume ? { kind: "running", properties: { Size: volume.sizeGb, ...volumeSettings(volume) } } : { kind: "gone" }];
    }),
  );
}
