import { type BillOfMaterials, type BillResource, referredResource } from "../bill-of-materials";
import { type Place, isGiven, membersAt, numberAt, placeOf, textAt, within } from "../property-place";
import { type Known, Unresolved, whenKnown } from "../resolved-value";

/** The part of a service's tasks that runs on one kind of capacity. */
export type CapacityShare = { isSpot: boolean; of: (tasks: Known<number>) => Known<number>; what?: string };

type Provider = { name: string; base: number; weight: number };

/**
 * How a service's tasks are shared between Fargate and Fargate Spot: so many first, the rest by weight ("Amazon ECS capacity providers").
 * The shares are averages: ECS itself can only start whole tasks.
 */
export function capacityShares(service: BillResource, definition: BillResource | null, bill: BillOfMaterials): readonly CapacityShare[] | "on-instances" | Unresolved {
  const cluster = referredResource(bill, placeOf(service, "Cluster").value);
  const own = placeOf(service, "CapacityProviderStrategy");
  const strategy = isGiven(own) || isGiven(placeOf(service, "LaunchType")) || !cluster ? own : placeOf(cluster, "DefaultCapacityProviderStrategy");
  if (isGiven(strategy)) return sharesByWeight(strategy);

  const launchType = textAt(placeOf(service, "LaunchType"), "EC2");
  if (launchType instanceof Unresolved) return launchType;
  if (launchType === "FARGATE") return [{ isSpot: false, of: (tasks) => tasks }];
  const needsFargate = definition ? membersAt(placeOf(definition, "RequiresCompatibilities")) : [];
  if (!(needsFargate instanceof Unresolved) && needsFargate.some(({ value }) => value === "FARGATE") && !isGiven(placeOf(service, "LaunchType"))) return [{ isSpot: false, of: (tasks) => tasks }];
  return "on-instances";
}

function sharesByWeight(strategy: Place): readonly CapacityShare[] | "on-instances" | Unresolved {
  const members = membersAt(strategy);
  if (members instanceof Unresolved) return members;
  const providers: Provider[] = [];
  for (const member of members) {
    const [name, base, weight] = [textAt(within(member, "CapacityProvider")), numberAt(within(member, "Base"), 0), numberAt(within(member, "Weight"), 0)];
    if (name instanceof Unresolved) return name;
    if (base instanceof Unresolved) return base;
    if (weight instanceof Unresolved) return weight;
    providers.push({ name, base, weight });
  }
  const weights = providers.reduce((sum, { weight }) => sum + weight, 0);
  const always = providers.reduce((sum, { base }) => sum + base, 0);
  // A single provider may go without a weight.
  const shareOf = (provider: Provider): number => (weights === 0 ? 1 / providers.length : provider.weight / weights);
  const fargate = providers.filter(({ name }) => name === "FARGATE" || name === "FARGATE_SPOT");
  if (fargate.length === 0) return "on-instances";
  return fargate.map((provider) => ({
    isSpot: provider.name === "FARGATE_SPOT",
    of: (tasks) => whenKnown(tasks, (count) => Math.min(count, provider.base) + Math.max(0, count - always) * shareOf(provider)),
    what: fargate.length > 1 && shareOf(provider) < 1 ? `${provider.base > 0 ? `${provider.base} always, ` : ""}${provider.weight} of ${weights} by weight` : undefined,
  }));
}
