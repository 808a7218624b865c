import { type Dimension, type PricingRule, byUse, untold } from "../dimension";
import { type Place, isGiven, membersAt, numberAt, placeOf, textAt } from "../property-place";
import { type Known, Unresolved, whenKnown } from "../resolved-value";
import { tracesRecorded } from "./xray";

const DEFAULT_MEMORY_MIB = 128;
const INCLUDED_STORAGE_MIB = 512;
const MIB_PER_GB = 1_024;

export const lambdaFunctionRule: PricingRule = (lambda) => {
  const architectures = membersAt(placeOf(lambda, "Architectures"));
  const processor: Known<string> = whenKnown(architectures, ([first]: readonly Place[]) => (first ? whenKnown(textAt(first), (name) => (name === "arm64" ? "arm" : "x86")) : "x86"));
  const memory = whenKnown(numberAt(placeOf(lambda, "MemorySize"), DEFAULT_MEMORY_MIB), (mebibytes) => mebibytes / MIB_PER_GB);
  const storage = whenKnown(numberAt(placeOf(lambda, "EphemeralStorage.Size"), INCLUDED_STORAGE_MIB), (mebibytes) => Math.max(0, mebibytes - INCLUDED_STORAGE_MIB) / MIB_PER_GB);
  return [
    byUse({ charge: "requests", title: "Lambda requests", sku: "lambda.requests", unit: "request", key: "requests", counted: "request", freeTier: "lambda-requests" }),
    {
      ...whileRunning(memory),
      charge: "duration",
      title: processor === "arm" ? "Lambda duration, ARM" : "Lambda duration",
      sku: whenKnown(processor, (name) => `lambda.duration.${name}`),
      freeTier: "lambda-duration",
    },
    ...(storage === 0 ? [] : [{ ...whileRunning(storage, "above the included 512 MB"), charge: "storage", title: "Lambda storage", sku: "lambda.ephemeral_storage" } as const]),
    ...(textAt(placeOf(lambda, "TracingConfig.Mode"), "PassThrough") === "Active" ? [tracesRecorded()] : []),
  ];
};

/** So many gigabytes for as long as requests take. */
const whileRunning = (gigabytes: Known<number>, what?: string) =>
  ({
    unit: "GB-second",
    basis: "usage",
    usageKeys: ["requests", "lambda-duration"],
    factors: (usage) => [
      { value: usage("requests"), unit: "request" },
      { value: usage("lambda-duration") / 1_000, unit: "s" },
      { value: gigabytes, unit: "GB", what },
    ],
  }) as const satisfies Partial<Dimension>;

/** A version or alias that keeps instances warm pays for them by the hour; otherwise it is a name and free. */
export const lambdaVersionRule: PricingRule = (version) => {
  const provisioned = placeOf(version, "ProvisionedConcurrencyConfig");
  if (!isGiven(provisioned)) return [];
  return [untold("duration", "Lambda provisioned concurrency", new Unresolved("there is no price of provisioned concurrency", provisioned))];
};
