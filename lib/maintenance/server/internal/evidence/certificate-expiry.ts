import "server-only";

import { acmGateway } from "@/lib/aws/acm";
import { readRelease } from "@/lib/releases/server/read-release";

import { couldNotTell, gathered, nothingThere } from "../../../evidence";
import { dayText, daysFrom, inDays } from "./ages";
import { ofType, type EvidenceContext, type Gather } from "./evidence-context";

const SOON_DAYS = 30; // the plans: renew what runs out within 30 days
const CERTIFICATE = /^arn:aws[a-z-]*:acm:([a-z0-9-]+):\d{12}:certificate\//;

/** Until when the certificates that the release names or the stack made are good. */
export const gatherCertificateExpiry: Gather = async (context) => {
  const arns = [...new Set([...(await namedByRelease(context)), ...(await ofType(context, "AWS::CertificateManager::Certificate")).map(({ physicalId }) => physicalId)])];
  if (arns.length === 0) return nothingThere("Neither the release's settings nor the stack name a certificate: the entry answers without HTTPS, or by AWS's own certificate.");
  const here = arns.filter((arn) => CERTIFICATE.exec(arn)?.[1] === context.environment.region);
  if (here.length === 0) return couldNotTell(`The certificates are of another region than ${context.environment.region}, which was not asked: ${arns.join(", ")}.`);
  const gateway = acmGateway(await context.aws.clients.acm(), context.aws.read);
  const found = await Promise.all(here.map(async (arn) => ({ arn, certificate: await gateway.findCertificate(arn) })));
  const known = found.flatMap(({ certificate }) => (certificate ? [certificate] : []));
  const missing = found.flatMap(({ arn, certificate }) => (certificate ? [] : [`ACM does not know ${arn}.`]));
  const elsewhere = arns.filter((arn) => !here.includes(arn)).map((arn) => `Not gathered, since it is of another region: ${arn}.`);
  return gathered({
    summary: `${known.length} ${known.length === 1 ? "certificate" : "certificates"} looked at.`,
    figures: known.map(({ domainName, notAfter, status, renewal, isImported }) => {
      const days = notAfter && daysFrom(context.now, notAfter);
      return {
        title: domainName,
        value: days,
        unit: "days left",
        target: `more than ${SOON_DAYS} days`,
        former: null,
        unusual: status !== "ISSUED" ? `${status.toLowerCase().replaceAll("_", " ")}.` : days === null ? "its end is not known." : days <= SOON_DAYS ? `runs out in ${inDays(days)}${isImported ? " and was imported: ACM does not renew it" : renewal ? `; renewal: ${renewal.toLowerCase().replaceAll("_", " ")}` : ""}.` : null,
      };
    }),
    tables: [{ title: "Certificates", columns: ["Name", "Status", "Good until", "Renewal"], rows: known.map(({ domainName, status, notAfter, renewal, isImported }) => [domainName, status, dayText(notAfter), isImported ? "imported: by hand" : (renewal ?? "by ACM")]) }],
    unusual: [...missing, ...elsewhere],
    asOf: context.now.toISOString(),
    source: "ACM, DescribeCertificate",
  });
};

async function namedByRelease({ actor, environment }: EvidenceContext): Promise<string[]> {
  if (environment.runningRelease === null) return [];
  const release = await readRelease({ actor, environmentId: environment.id, number: environment.runningRelease });
  return Object.values(release?.parameters ?? {}).filter((value) => CERTIFICATE.test(value));
}
