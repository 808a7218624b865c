import "server-only";

import { database } from "@/lib/db/transaction";

import { releaseChanges } from "../../release-changes";
import type { ReleaseView } from "../../release-view";
import { labelsOf } from "./labels-of";
import { findRelease, listDeployments, type ReleaseRecord } from "./release-repository";

/** Releases as the API gives them, in the order given; `runningRelease` is the environment's own word on what its stack runs. */
export async function releaseViewsOf(
  environmentId: string,
  releases: readonly ReleaseRecord[],
  { runningRelease: running, ...option }: { runningRelease: number | null; system: string; option: string },
): Promise<ReleaseView[]> {
  const [deployments, labels] = await Promise.all([listDeployments(database(), environmentId, releases.map(({ number }) => number)), labelsOf(option)]);
  const known = new Map(releases.map((release) => [release.number, release]));
  return Promise.all(
    releases.map(async (release): Promise<ReleaseView> => {
      const before = release.number === 1 ? null : (known.get(release.number - 1) ?? (await findRelease(database(), environmentId, release.number - 1)));
      return {
        environmentId,
        number: release.number,
        templateHash: release.templateHash,
        templateBytes: release.templateBytes,
        parameters: release.parameters,
        images: release.images,
        tags: release.tags,
        capabilities: release.capabilities,
        note: release.note,
        createdBy: release.createdBy,
        createdAt: release.createdAt.toISOString(),
        running: release.number === running,
        deployments: deployments
          .filter((deployment) => deployment.release === release.number)
          .map(({ operationId, kind, state, startedAt, endedAt }) => ({ operationId, kind, state, startedAt: startedAt?.toISOString() ?? null, endedAt: endedAt?.toISOString() ?? null })),
        changed: before ? releaseChanges(before, release, labels) : [],
      };
    }),
  );
}
