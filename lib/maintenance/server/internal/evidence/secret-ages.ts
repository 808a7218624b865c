import "server-only";

import { secretAgesGateway, type SecretAge } from "@/lib/aws/secret-ages";

import { gathered, nothingThere } from "../../../evidence";
import { dayText, daysFrom, inDays } from "./ages";
import { ofType, type Gather } from "./evidence-context";

const OLD_DAYS = 90; // the usual rotation period of security standards; the plans ask for a look each month and name no age

/** How old each secret's present value is. Reads no value. */
export const gatherSecretAges: Gather = async (context) => {
  const secrets = await ofType(context, "AWS::SecretsManager::Secret");
  if (secrets.length === 0) return nothingThere("The stack has no secrets.");
  const gateway = secretAgesGateway(await context.aws.clients.secretsManager(), context.aws.read);
  const found = await Promise.all(secrets.map(async ({ logicalId, physicalId }) => ({ logicalId, age: await gateway.findAge(physicalId) })));
  const known = found.flatMap(({ logicalId, age }) => (age ? [{ logicalId, age, days: daysOf(age, context.now) }] : []));
  const missing = found.flatMap(({ logicalId, age }) => (age ? [] : [`${logicalId} is in the stack, and Secrets Manager does not know it.`]));
  const oldest = Math.max(...known.flatMap(({ days }) => days ?? []));
  return gathered({
    summary: `${known.length} secrets; the oldest value is ${Number.isFinite(oldest) ? `${inDays(oldest)} old` : "of unknown age"}.`,
    figures: known.map(({ logicalId, age, days }) => ({
      title: logicalId,
      value: days,
      unit: "days",
      target: `at most ${OLD_DAYS} days`,
      former: null,
      unusual: days === null ? "its age is not known." : days > OLD_DAYS ? `${age.rotatesByItself ? "rotates by itself, yet" : "was"} last changed ${inDays(days)} ago.` : null,
    })),
    tables: [
      {
        title: "Secrets",
        columns: ["Secret", "Made", "Last changed", "Last used", "Rotates by itself"],
        rows: known.map(({ logicalId, age }) => [logicalId, dayText(age.createdAt), dayText(age.changedAt), dayText(age.usedAt), age.rotatesByItself ? `yes, next ${dayText(age.nextRotation)}` : "no"]),
      },
    ],
    unusual: missing,
    asOf: context.now.toISOString(),
    source: "Secrets Manager, DescribeSecret",
  });
};

const daysOf = ({ changedAt, createdAt }: SecretAge, now: Date): number | null => {
  const since = changedAt ?? createdAt;
  return since && daysFrom(since, now);
};
