import { createHash } from "node:crypto";

import { database, inTransaction } from "@/lib/db/transaction";
import { insertEnvironment } from "@/lib/environments/testing/environment-rows-repository";

import { insertRelease } from "../../server/internal/release-repository";

const TOPICS = ["First", "Second", "Third", "Fourth", "Fifth", "Sixth"];

/**
 * A stack of six topics, one after the other, that hold nothing: quick to make, yet in progress for long enough to be seen at it. Every
 * release changes all six.
 */
const TEMPLATE = {
  Parameters: { Wording: { Type: "String" } },
  Resources: Object.fromEntries(
    TOPICS.map((name, index) => [
      name,
      {
        Type: "AWS::SNS::Topic",
        ...(index === 0 ? {} : { DependsOn: TOPICS[index - 1] }),
        Properties: { DisplayName: { Ref: "Wording" } },
      },
    ]),
  ),
  Outputs: { LastTopic: { Value: { Ref: "Sixth" } } },
};

/** The template as a release keeps it; metadata, which CloudFormation takes no notice of, brings it to `bytes` where it is shorter. */
function templateOf(bytes: number): string {
  const padded = (padding: string) => JSON.stringify({ ...TEMPLATE, Metadata: { Padding: padding } });
  return padded("x".repeat(Math.max(0, bytes - Buffer.byteLength(padded("")))));
}

export type SmallEnvironment = { id: string; name: string; region: string; stackName: string };

export const wordingOf = (release: number): string => `wording ${release}`;

type Wanted = { name: string; region: string; templateBytes?: number };

/** An environment with releases 1 and 2 of the small stack, which is no option of the catalogue. */
export async function insertSmallEnvironment(accountId: string, { name, region, templateBytes = 0 }: Wanted): Promise<SmallEnvironment> {
  const stackName = `pilothouse-${name}`;
  const body = templateOf(templateBytes);
  const templateHash = createHash("sha256").update(body).digest("hex");
  const id = await insertEnvironment(accountId, { name, region, stackName });
  await inTransaction(async (tx) => {
    for (const number of [1, 2])
      await insertRelease(
        tx,
        {
          environmentId: id,
          number,
          templateHash,
          parameters: { Wording: wordingOf(number) },
          images: [],
          tags: {},
          capabilities: [],
          note: "",
          createdBy: "a test",
        },
        { body, bytes: Buffer.byteLength(body) },
      );
  });
  return { id, name, region, stackName };
}

/** The sandbox as an account connection of these regions; the worker finds it and changes only its endpoint. */
export async function insertSandboxAccount(regions: readonly string[], endpoint: string): Promise<string> {
  const { id } = await database().accountConnection.create({ data: { name: "Sandbox", kind: "sandbox", regions: [...regions], endpoint }, select: { id: true } });
  return id;
}
