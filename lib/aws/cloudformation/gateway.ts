import "server-only";

import type { CloudFormationClient } from "@aws-sdk/client-cloudformation";

import type { ReadCall } from "../read-call";
import { cloudFormationMutations } from "./mutations";
import { cloudFormationReads } from "./reads";

/** CloudFormation in one account and region. Reads throw `AwsError`; mutations always answer (`MutationAnswer`) and go through `sendMutation`. */
export function cloudFormationGateway(client: Pick<CloudFormationClient, "send">, read: ReadCall) {
  return { ...cloudFormationReads(client, read), ...cloudFormationMutations(client) };
}
export type CloudFormationGateway = ReturnType<typeof cloudFormationGateway>;
