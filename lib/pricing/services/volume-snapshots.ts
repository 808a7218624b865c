import type { Dimension, PricingRule } from "../dimension";
import { type Place, numberAt, placeOf } from "../property-place";
import { Unresolved } from "../resolved-value";

/**
 * Snapshots that a lifecycle policy takes of volumes of the same stack. EBS keeps one whole copy of a volume and, for each snapshot
 * after it, the blocks that changed; how many those are, no template tells.
 */
export const snapshotPolicyRule: PricingRule = (policy, bill) => {
  const wanted = writtenTags(policy.declared.properties.PolicyDetails, "TargetTags");
  const volumes = bill.resources.filter((resource) => resource.type === "AWS::EC2::Volume" && writtenTags(resource.declared.properties, "Tags").some((tag) => wanted.includes(tag)));
  if (volumes.length > 0) return volumes.map((volume) => snapshots(`EBS snapshots of ${volume.logicalId}`, placeOf(volume, "Size")));
  const targets = placeOf(policy, "PolicyDetails.TargetTags");
  return [{ ...snapshots("EBS snapshots", targets), sku: new Unresolved("no volume of the stack is written with one of these tags", targets) }];
};

const snapshots = (title: string, size: Place): Dimension => ({
  charge: "backup",
  title,
  sku: "ebs.snapshot.standard",
  unit: "GB-month",
  basis: "fixed",
  factors: [{ value: numberAt(size), unit: "GB", what: "one whole copy" }],
  risk: "What changes from one snapshot to the next is kept as well, for as long as the snapshots are.",
});

/** Tags as the template writes them: the stack's name in them is not known before the launch, and the same in both. */
function writtenTags(holder: unknown, name: string): string[] {
  if (typeof holder !== "object" || holder === null) return [];
  const tags: unknown = Reflect.get(holder, name);
  return Array.isArray(tags) ? tags.map((tag) => JSON.stringify(tag)) : [];
}
