import "server-only";

import type { Actor } from "@/lib/auth/actor";
import type { OpenScope } from "@/lib/aws/scope";

import type { EvidenceAnswer } from "../../../evidence";
import type { Period } from "../../../period-instance";
import type { MaintainedEnvironment } from "../maintained-environment-repository";

/** A resource of the stack that has been made: what AWS calls it. */
export type MadeResource = { logicalId: string; physicalId: string; resourceType: string };

/** What a gatherer may ask. Nothing that it calls changes anything. */
export type EvidenceContext = {
  actor: Actor;
  environment: MaintainedEnvironment & { stackArn: string };
  period: Period;
  now: Date;
  aws: OpenScope;
  /** Of the stack, as CloudFormation listed it a short while ago; asked once for all kinds. Throws `AwsError`. */
  resources(): Promise<MadeResource[]>;
  /** Aborts when the kind's time is up. */
  signal: AbortSignal;
};

/** Gathers one kind of evidence. An `AppError` that it throws becomes "could not tell" in its own words. */
export type Gather = (context: EvidenceContext) => Promise<EvidenceAnswer>;

export const madeOnes = (resources: readonly { logicalId: string; physicalId: string | null; resourceType: string; status: string }[]): MadeResource[] =>
  resources.flatMap(({ logicalId, physicalId, resourceType, status }) => (physicalId !== null && status !== "DELETE_COMPLETE" ? [{ logicalId, physicalId, resourceType }] : []));

export const ofType = async (context: EvidenceContext, ...types: string[]): Promise<MadeResource[]> => (await context.resources()).filter(({ resourceType }) => types.includes(resourceType));
