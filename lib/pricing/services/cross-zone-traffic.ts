import type { BillOfMaterials } from "../bill-of-materials";
import type { Dimension } from "../dimension";

const STATE_TYPES = ["AWS::RDS::DBInstance", "AWS::ElastiCache::ReplicationGroup", "AWS::ElastiCache::CacheCluster"];

/** What computing in several zones exchanges with database and cache, charged on both sides of the border. None where all is in one zone. */
export function crossZoneTraffic(zones: number, bill: BillOfMaterials): Dimension[] {
  if (zones < 2 || !bill.resources.some(({ type }) => STATE_TYPES.includes(type))) return [];
  return [
    {
      charge: "data-transfer",
      title: "Data between zones",
      sku: "data_transfer.cross_az",
      unit: "GB",
      basis: "usage",
      usageKeys: ["cross-zone-data"],
      factors: (usage) => [
        { value: usage("cross-zone-data"), unit: "GB" },
        { value: 2, unit: "direction" },
      ],
    },
  ];
}
