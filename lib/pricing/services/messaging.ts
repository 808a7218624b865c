import type { Dimension, PricingRule } from "../dimension";
import type { FreeTierKey } from "../free-tiers";
import { type Place, flagAt, membersAt, placeOf, propertiesOf, textAt, within } from "../property-place";
import { Unresolved, whenKnown } from "../resolved-value";

export const topicRule: PricingRule = (topic) => {
  const inline = membersAt(placeOf(topic, "Subscription"));
  return [
    { charge: "requests", title: "Messages published", sku: "sns.publish", unit: "request", basis: "usage", usageKeys: ["notifications"], factors: (usage) => [{ value: usage("notifications"), unit: "message" }], freeTier: "sns-messages" },
    ...(inline instanceof Unresolved ? [delivery("Deliveries", inline)] : inline.flatMap(deliveries)),
  ];
};

export const subscriptionRule: PricingRule = (subscription) => deliveries(propertiesOf(subscription));

/** Paid deliveries; those to queues and functions are free ("Amazon SNS pricing"). */
function deliveries(subscription: Place): Dimension[] {
  const protocol = textAt(within(subscription, "Protocol"));
  if (protocol instanceof Unresolved) return [delivery("Deliveries", protocol)];
  if (protocol === "email" || protocol === "email-json") return [delivery("Deliveries by e-mail", "sns.delivery.email", "sns-emails")];
  if (protocol === "http" || protocol === "https") return [delivery("Deliveries over HTTP", "sns.delivery.http", "sns-http")];
  if (protocol === "sqs" || protocol === "lambda") return [];
  return [delivery(`Deliveries by ${protocol}`, new Unresolved(`there is no rule for deliveries by ${protocol}`, within(subscription, "Protocol")))];
}

const delivery = (title: string, sku: Dimension["sku"], freeTier?: FreeTierKey): Dimension => ({
  charge: "requests",
  title,
  sku,
  unit: "notification",
  basis: "usage",
  usageKeys: ["notifications"],
  factors: (usage) => [{ value: usage("notifications"), unit: "notification" }],
  freeTier,
});

export const queueRule: PricingRule = (queue) => {
  const isFifo = flagAt(placeOf(queue, "FifoQueue"), false);
  const sku = whenKnown<boolean, string>(isFifo, (fifo) => (fifo ? "sqs.fifo" : "sqs.standard"));
  return [{ charge: "requests", title: "Requests to the queue", sku, unit: "request", basis: "usage", usageKeys: ["queue-requests"], factors: (usage) => [{ value: usage("queue-requests"), unit: "request" }], freeTier: "sqs-requests" }];
};
