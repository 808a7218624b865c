import "server-only";

import { ListAWSDefaultServiceQuotasCommand, ListServiceQuotasCommand, type ServiceQuota, type ServiceQuotasClient } from "@aws-sdk/client-service-quotas";

import { MalformedAnswerError } from "./errors";
import { everyPage } from "./every-page";
import type { ReadCall } from "./read-call";

/** Service Quotas of one account and region. Throws `AwsError`. */
export function serviceQuotasGateway(client: Pick<ServiceQuotasClient, "send">, read: ReadCall) {
  const applied = (serviceCode: string) =>
    everyPage((token) =>
      read("servicequotas:ListServiceQuotas", async () => {
        const { Quotas, NextToken } = await client.send(new ListServiceQuotasCommand({ ServiceCode: serviceCode, NextToken: token, MaxResults: 100 }));
        if (!Quotas) throw new MalformedAnswerError("ListServiceQuotas without a list.");
        return { members: Quotas, next: NextToken };
      }),
    );
  const defaults = (serviceCode: string) =>
    everyPage((token) =>
      read("servicequotas:ListAWSDefaultServiceQuotas", async () => {
        const { Quotas, NextToken } = await client.send(new ListAWSDefaultServiceQuotasCommand({ ServiceCode: serviceCode, NextToken: token, MaxResults: 100 }));
        if (!Quotas) throw new MalformedAnswerError("ListAWSDefaultServiceQuotas without a list.");
        return { members: Quotas, next: NextToken };
      }),
    );

  return {
    /**
     * Values of these quotas of a service, by code. AWS lists a quota that nobody ever changed among its defaults only; those are asked for
     * where they are needed. A quota that it does not know is missing.
     */
    async listLimits(serviceCode: string, quotaCodes: readonly string[]): Promise<Map<string, number>> {
      const limits = valuesOf(await applied(serviceCode));
      if (quotaCodes.every((code) => limits.has(code))) return limits;
      return new Map([...valuesOf(await defaults(serviceCode)), ...limits]);
    },
  };
}

const valuesOf = (quotas: readonly ServiceQuota[]): Map<string, number> =>
  new Map(quotas.flatMap(({ QuotaCode, Value }): [string, number][] => (QuotaCode && Value !== undefined ? [[QuotaCode, Value]] : [])));
