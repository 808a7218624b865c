import { type Dimension, type PricingRule, byUse } from "../dimension";
import type { FreeTierKey } from "../free-tiers";
import { type Place, flagAt, membersAt, placeOf, propertiesOf, textAt, within } from "../property-place";
import { type Known, Unresolved, whenKnown } from "../resolved-value";

export const topicRule: PricingRule = (topic) => {
  const inline = membersAt(placeOf(topic, "Subscription"));
  return [
    byUse({ charge: "requests", title: "Messages published", sku: "sns.publish", unit: "request", key: "notifications", counted: "message", freeTier: "sns-messages" }),
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

const delivery = (title: string, sku: Known<string>, freeTier?: FreeTierKey): Dimension =>
  byUse({ charge: "requests", title, sku, unit: "notification", key: "notifications", counted: "notification", freeTier });

export const queueRule: PricingRule = (queue) => {
  const isFifo = flagAt(placeOf(queue, "FifoQueue"), false);
  const sku = whenKnown<boolean, string>(isFifo, (fifo) => (fifo ? "sqs.fifo" : "sqs.standard"));
  return [byUse({ charge: "requests", title: "Requests to the queue", sku, unit: "request", key: "queue-requests", counted: "request", freeTier: "sqs-requests" })];
};
