import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";

import { database } from "@/lib/db/transaction";

import type { OpenScope } from "../scope";

const GIVE_UP_AFTER_MS = 30_000;

/** Brings a stack up in the sandbox and answers its ARN once it is complete. Does not wait for the pace of reads. */
export async function launchStack(aws: OpenScope, stackName: string, template: object): Promise<string> {
  const cloudFormation = await aws.cloudFormation();
  const until = async (done: () => Promise<boolean>) => {
    for (const end = Date.now() + GIVE_UP_AFTER_MS; Date.now() < end; await sleep(50)) {
      await database().awsCallPace.deleteMany();
      if (await done()) return;
    }
    throw new Error(`${stackName} did not come up within ${GIVE_UP_AFTER_MS} ms.`);
  };
  const changeSet = await cloudFormation.createChangeSet({
    stackName,
    changeSetName: "launch",
    kind: "create",
    template: { kind: "body", body: JSON.stringify(template) },
    parameters: [],
    tags: {},
    capabilities: [],
    roleArn: null,
    token: randomUUID(),
  });
  if (changeSet.kind !== "accepted") throw new Error(JSON.stringify(changeSet));
  await until(async () => (await cloudFormation.describeChangeSet(changeSet.changeSetArn))?.status === "CREATE_COMPLETE");
  const execution = await cloudFormation.executeChangeSet({ changeSetArn: changeSet.changeSetArn, token: randomUUID() });
  if (execution.kind !== "accepted") throw new Error(JSON.stringify(execution));
  await until(async () => (await cloudFormation.describeStack(changeSet.stackArn))?.status === "CREATE_COMPLETE");
  return changeSet.stackArn;
}
