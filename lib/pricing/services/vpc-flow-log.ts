import { type PricingRule, untold } from "../dimension";
import { placeOf, textAt } from "../property-place";
import { Unresolved } from "../resolved-value";

/** Flow logs to CloudWatch are paid as logs, at the group that they are written to. Other destinations charge for the delivery. */
export const flowLogRule: PricingRule = (flowLog) => {
  const place = placeOf(flowLog, "LogDestinationType");
  const destination = textAt(place, "cloud-watch-logs");
  if (destination === "cloud-watch-logs") return [];
  return [untold("ingestion", "Flow logs", destination instanceof Unresolved ? destination : new Unresolved(`there is no price of flow logs that go to ${destination}`, place))];
};
