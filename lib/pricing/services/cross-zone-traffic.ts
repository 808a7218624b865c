import type { BillOfMaterials } from "../bill-of-materials";
import type { Dimension } from "../dimension";

const STATE_TYPES = ["AWS::RDS::DBInstance", "AWS::ElastiCache::ReplicationGroup", "AWS::ElastiCache::CacheCluster"];

/** What computing in several zones exchanges with database and cache. None where all is in one zone. */
export const crossZoneTraffic = (zones: number, bill: BillOfMaterials): Dimension[] => (zones < 2 || !bill.resources.some(({ type }) => STATE_TYPES.includes(type)) ? [] : [TRAFFIC]);

/** Charged on both sides of the border. */
const TRAFFIC: Dimension = {
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
};
