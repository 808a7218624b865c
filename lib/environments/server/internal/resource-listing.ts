import "server-only";

import type { AwsScope } from "@/lib/aws/aws-scope";
import type { StackResource } from "@/lib/aws/cloudformation/stack-resource";
import { ecsGateway } from "@/lib/aws/ecs";
import { AwsError } from "@/lib/aws/errors";
import { openScope, type OpenScope } from "@/lib/aws/scope";

const FRESH_MS = 5_000; // ten people on one page cost what one does
const WAIT_AT_MOST_MS = 4_000; // for a turn: a page that waits longer is better off with what was known before
const MOST_KEPT = 500;

type RunningService = { images: { container: string; image: string }[]; runningCount: number; desiredCount: number; rolloutState: string | null };
type ListedResource = StackResource & { service: RunningService | null };
type ResourceListing = { resources: ListedResource[]; asOf: Date };

type Kept = { listing: ResourceListing | null; asked: Promise<ResourceListing> | null };
const kept = globalThis as typeof globalThis & { pilothouseResourceListings?: Map<string, Kept> };

/**
 * What AWS says a stack holds, at most five seconds old where AWS answers. Where it does not (throttled, unreachable, the panel's own
 * pace used up), the last listing of this process with its true age; without one, `AwsError`.
 */
export async function listStackResourcesRecently(scope: AwsScope, stackArn: string, now: Date): Promise<ResourceListing> {
  const listings = (kept.pilothouseResourceListings ??= new Map());
  const entry: Kept = listings.get(stackArn) ?? { listing: null, asked: null };
  listings.delete(stackArn); // set again: the map's order is by last use
  listings.set(stackArn, entry);
  for (const oldest of listings.keys()) {
    if (listings.size <= MOST_KEPT) break;
    listings.delete(oldest);
  }

  if (entry.listing && now.getTime() - entry.listing.asOf.getTime() < FRESH_MS) return entry.listing;
  entry.asked ??= ask(scope, stackArn, now).finally(() => (entry.asked = null));
  try {
    entry.listing = await entry.asked;
    return entry.listing;
  } catch (error) {
    if (entry.listing && error instanceof AwsError && (error.kind === "throttled" || error.kind === "unreachable")) return entry.listing;
    throw error;
  }
}

async function ask(scope: AwsScope, stackArn: string, now: Date): Promise<ResourceListing> {
  const aws = await openScope(scope, { priority: "page", waitAtMostMs: WAIT_AT_MOST_MS });
  const resources = await (await aws.cloudFormation()).listStackResources(stackArn);
  const services = await Promise.all(resources.map((resource) => runningService(aws, resource)));
  return { resources: resources.map((resource, place) => ({ ...resource, service: services[place] ?? null })), asOf: now };
}

/** An ECS service can run another image than its stack says (a roll-back of ECS's own). Not knowing it must not hide the listing. */
async function runningService(aws: OpenScope, { resourceType, physicalId, status }: StackResource): Promise<RunningService | null> {
  if (resourceType !== "AWS::ECS::Service" || !physicalId || status.startsWith("DELETE")) return null;
  try {
    const ecs = ecsGateway(await aws.clients.ecs(), aws.read);
    const service = await ecs.describeService(physicalId);
    if (!service) return null;
    const { taskDefinitionArn, runningCount, desiredCount, rolloutState } = service;
    const images = Object.entries(await ecs.describeImages(taskDefinitionArn)).map(([container, image]) => ({ container, image }));
    return { images, runningCount, desiredCount, rolloutState };
  } catch (error) {
    if (error instanceof AwsError) return null;
    throw error;
  }
}
