import "server-only";

import type { Observation } from "../../../running-bill";

/** A resource of the stack that has been made: what AWS calls it. */
export type MadeResource = { logicalId: string; physicalId: string; resourceType: string };

/** What one observer found, by logical id. */
export type Observed = Map<string, Observation>;
