import { type PricingRule, monthOfHours } from "../dimension";

export const imageRepositoryRule: PricingRule = () => [
  { charge: "storage", title: "Images kept", sku: "ecr.storage", unit: "GB-month", basis: "usage", usageKeys: ["ecr-storage"], factors: (usage) => [{ value: usage("ecr-storage"), unit: "GB" }] },
];

export const kubernetesClusterRule: PricingRule = () => [{ charge: "hours", title: "EKS cluster", sku: "eks.cluster", unit: "hour", basis: "fixed", factors: [{ value: 1, unit: "cluster" }, monthOfHours] }];
