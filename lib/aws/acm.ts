import "server-only";

import { DescribeCertificateCommand, type ACMClient } from "@aws-sdk/client-acm";

import { AwsError, MalformedAnswerError } from "./errors";
import type { ReadCall } from "./read-call";

/** `status` and `renewal` are AWS's own words. `notAfter` null: it was never issued. */
export type Certificate = { arn: string; domainName: string; status: string; notAfter: Date | null; renewal: string | null; isImported: boolean };

/** ACM in one account and region. Throws `AwsError`. */
export function acmGateway(client: Pick<ACMClient, "send">, read: ReadCall) {
  return {
    /** Null: no such certificate. */
    async findCertificate(arn: string): Promise<Certificate | null> {
      try {
        return await read("acm:DescribeCertificate", async () => {
          const { Certificate: found } = await client.send(new DescribeCertificateCommand({ CertificateArn: arn }));
          if (!found?.DomainName || !found.Status) throw new MalformedAnswerError("A certificate without name or status.");
          return { arn, domainName: found.DomainName, status: found.Status, notAfter: found.NotAfter ?? null, renewal: found.RenewalSummary?.RenewalStatus ?? null, isImported: found.Type === "IMPORTED" };
        });
      } catch (error) {
        if (error instanceof AwsError && error.kind === "not-found") return null;
        throw error;
      }
    },
  };
}
export type AcmGateway = ReturnType<typeof acmGateway>;
