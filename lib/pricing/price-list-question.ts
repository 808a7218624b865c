import type { PriceRow } from "./price-row";

/** What to ask Price List for one row. Usage types are tried in their order until one has products. */
export type PriceListQuestion = {
  serviceCode: string;
  /** Field and value, matched exactly ("TERM_MATCH"). */
  attributes: readonly (readonly [field: string, value: string])[];
  /** Empty: the attributes alone say which product is meant. */
  usageTypes: readonly string[];
};

/** Of these offers Price List has no region ("aws-other" in its files). */
const GLOBAL_SERVICES: ReadonlySet<string> = new Set(["AmazonCloudFront", "AmazonRoute53", "awswaf"]);

/** Whether a service has the same prices everywhere, so that they say nothing of a region. */
export const isGlobalService = (serviceCode: string): boolean => GLOBAL_SERVICES.has(serviceCode);

/** What AWS puts before usage types outside us-east-1; there, some services put theirs and others none. */
const USAGE_PREFIX: Readonly<Record<string, string>> = {
  "us-east-2": "USE2",
  "us-west-1": "USW1",
  "us-west-2": "USW2",
  "ca-central-1": "CAN1",
  "eu-west-1": "EU",
  "eu-west-2": "EUW2",
  "eu-west-3": "EUW3",
  "eu-central-1": "EUC1",
  "eu-north-1": "EUN1",
  "eu-south-1": "EUS1",
  "ap-southeast-1": "APS1",
  "ap-southeast-2": "APS2",
  "ap-northeast-1": "APN1",
  "ap-northeast-2": "APN2",
  "ap-northeast-3": "APN3",
  "ap-south-1": "APS3",
  "sa-east-1": "SAE1",
};

/** Regions whose prices can be asked for. */
export const PRICED_REGIONS: readonly string[] = ["us-east-1", ...Object.keys(USAGE_PREFIX)];

/** Fields that one sku's product has and its like has not, by the shape of the sku. */
const FAMILIES: readonly { sku: RegExp; attributes: (match: RegExpExecArray) => readonly (readonly [string, string])[] }[] = [
  {
    sku: /^ec2\.([a-z0-9-]+\.[a-z0-9]+)\.linux\.ondemand$/,
    attributes: ([, type = ""]) => [
      ["instanceType", type],
      ["operatingSystem", "Linux"],
      ["tenancy", "Shared"],
      ["preInstalledSw", "NA"],
      ["capacitystatus", "Used"],
      ["productFamily", "Compute Instance"],
    ],
  },
  { sku: /^ec2\.t3\.cpu_credits\.unlimited$/, attributes: () => [["productFamily", "CPU Credits"], ["operatingSystem", "Linux"]] },
  { sku: /^rds\.(postgres|mysql)\.(db\.[a-z0-9]+\.[a-z0-9]+)\.(single|multi)_az\.ondemand$/, attributes: ([, engine, type = "", zones]) => [["instanceType", type], ["databaseEngine", engine === "mysql" ? "MySQL" : "PostgreSQL"], ["deploymentOption", zones === "multi" ? "Multi-AZ" : "Single-AZ"], ["productFamily", "Database Instance"]] },
  { sku: /^rds\.gp3\.storage\.(single|multi)_az$/, attributes: ([, zones]) => [["volumeType", "General Purpose-GP3"], ["databaseEngine", "PostgreSQL"], ["deploymentOption", zones === "multi" ? "Multi-AZ" : "Single-AZ"], ["productFamily", "Database Storage"]] },
  { sku: /^rds\.backup$/, attributes: () => [["databaseEngine", "PostgreSQL"]] },
  { sku: /^rds\.proxy$/, attributes: () => [["productFamily", "RDSProxy"], ["databaseEngine", "Any"]] },
  { sku: /^elasticache\.(cache\.[a-z0-9]+\.[a-z0-9]+)\.(redis|valkey)\.ondemand$/, attributes: ([, type = "", engine]) => [["instanceType", type], ["cacheEngine", engine === "valkey" ? "Valkey" : "Redis"], ["productFamily", "Cache Instance"]] },
  { sku: /^alb\./, attributes: () => [["productFamily", "Load Balancer-Application"], ["operation", "LoadBalancing:Application"]] },
  { sku: /^nlb\./, attributes: () => [["productFamily", "Load Balancer-Network"]] },
  { sku: /^s3\.standard\.storage/, attributes: () => [["volumeType", "Standard"]] },
  { sku: /^data_transfer\.out\./, attributes: () => [["transferType", "AWS Outbound"], ["toLocation", "External"]] },
];

/** Bought in advance, given for nothing, or sold by auction: Price List's answer to these is another question's, or there is none. */
const NOT_ASKED = /\.(ri|csp|spot)\.|free|extended_support|^acm\.|^ssm\.|^cloudwatch\.dashboard$/;

/** Null: Price List has no such price, or AWS's name of it is not known; the row stays as it was found. */
export function priceListQuestion(row: PriceRow, region: string): PriceListQuestion | null {
  if (row.usageType === null || row.free || row.zone || NOT_ASKED.test(row.sku)) return null;
  const isGlobal = isGlobalService(row.service);
  const place = isGlobal ? [] : [["regionCode", region] as const];
  for (const { sku, attributes } of FAMILIES) {
    const match = sku.exec(row.sku);
    if (match) return { serviceCode: row.service, attributes: [...place, ...attributes(match)], usageTypes: usageTypesOf(row.usageType, region, isGlobal) };
  }
  return { serviceCode: row.service, attributes: place, usageTypes: usageTypesOf(row.usageType, region, isGlobal) };
}

function usageTypesOf(bare: string, region: string, isGlobal: boolean): string[] {
  if (isGlobal) return [bare];
  if (region === "us-east-1") return [bare, `USE1-${bare}`, `us-east-1-${bare}`];
  return [`${USAGE_PREFIX[region] ?? region}-${bare}`, `${region}-${bare}`];
}
