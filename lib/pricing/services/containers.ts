import { type PricingRule, byUse, monthOfHours, standing } from "../dimension";

export const imageRepositoryRule: PricingRule = () => [
  byUse({ charge: "storage", title: "Images kept", sku: "ecr.storage", unit: "GB-month", key: "ecr-storage", counted: "GB" }),
];

export const kubernetesClusterRule: PricingRule = () => [
  standing({ title: "EKS cluster", sku: "eks.cluster", unit: "hour", factors: [{ value: 1, unit: "cluster" }, monthOfHours] }),
];
