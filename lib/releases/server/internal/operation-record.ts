import "server-only";

import { z } from "zod";

import type { OperationKind, OperationState, Resolution } from "../../operation-state";
import type { Progress, RootCause } from "../../operation-view";
import type { DataVerdict, ResourceChange } from "../../preview-view";

/** What a kind of operation was asked with, beyond its release. */
export const operationOptionsSchema = z.object({
  /** Continue a rollback: to leave as they are. Delete after DELETE_FAILED: to keep. */
  resourcesToSkip: z.array(z.string()).default([]),
});
export type OperationOptions = z.infer<typeof operationOptionsSchema>;

/** The environment that an operation is about, as far as operations concern themselves with it. */
export type OperationEnvironment = {
  id: string;
  name: string;
  system: string;
  option: string;
  stage: string;
  accountId: string;
  region: string;
  stackName: string;
  stackArn: string | null;
  stackStatus: string | null;
  protected: boolean;
  runningRelease: number | null;
  latestRelease: number;
  removedAt: Date | null;
};

export type PreviewRecord = {
  hash: string;
  changeSetArn: string | null;
  stackChangedAt: Date | null;
  changes: ResourceChange[];
  dataVerdict: DataVerdict;
  blockers: string[];
  expectedSeconds: number | null;
  /** A month, at list price; null: nobody can tell. */
  priceDifferenceUsdMicros: number | null;
  createdAt: Date;
  expiresAt: Date;
};

/** An operation as it stands in the database, its JSON parsed. `version` is what a writer must have seen. */
export type OperationRecord = {
  id: string;
  environmentId: string;
  kind: OperationKind;
  resolvedTo: Resolution;
  state: OperationState;
  version: number;
  release: number | null;
  fromRelease: number | null;
  reason: string | null;
  autoConfirm: boolean;
  options: OperationOptions;
  stackArn: string | null;
  changeSetArn: string | null;
  requestedBy: string;
  requestedAt: Date;
  previewedAt: Date | null;
  confirmedAt: Date | null;
  confirmedBy: string | null;
  submittedAt: Date | null;
  startedAt: Date | null;
  endedAt: Date | null;
  stackStatusAtEnd: string | null;
  cancelRequestedAt: Date | null;
  cancelRequestedBy: string | null;
  stateReason: string | null;
  rootCause: RootCause | null;
  progress: Progress | null;
  asOf: Date | null;
  environment: OperationEnvironment;
  preview: PreviewRecord | null;
};
