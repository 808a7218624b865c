"use client";

import Alert from "@cloudscape-design/components/alert";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";

import { quotaSentences } from "@/components/accounts/quota-words";
import { quotasQuery } from "@/lib/accounts/queries";
import { billOfMaterials } from "@/lib/pricing/bill-of-materials";
import { pricingMaterialQuery } from "@/lib/pricing/queries";
import { quotaNeeds } from "@/lib/pricing/quota-needs";
import { quotaVerdict } from "@/lib/pricing/quota-verdict";

type QuotaCheckProps = { system: string; option: string; accountId: string; region: string; values: Readonly<Record<string, string>> };

/** Whether the launch, with exactly these settings, fits into the account's quotas. It does not stand in the way: AWS decides. */
export function QuotaCheck({ system, option, accountId, region, values }: QuotaCheckProps) {
  const { data: material } = useQuery(pricingMaterialQuery(system, option));
  const { data: view, error } = useQuery(quotasQuery({ accountId, region, options: [] }));
  const words = useMemo(() => {
    if (!material || !view) return null;
    const needs = quotaNeeds(billOfMaterials(material.template, { parameters: values, region }));
    return quotaSentences(needs.flatMap((need) => view.quotas.filter(({ key }) => key === need.key).map((state) => quotaVerdict(need, state))), view.quotas);
  }, [material, view, values, region]);

  if (error) return <p>The account’s quotas could not be read: {error.message}</p>;
  if (!words) return <p aria-live="polite">Asking AWS for the account’s quotas…</p>;
  return (
    <>
      {words.exceeds.length > 0 ? (
        <Alert type="warning" header="It exceeds a quota of the account">
          <Sentences of={words.exceeds} />
          Launched as it is, it will fail there and be rolled back. Choose smaller sizes, or ask for more under Service Quotas in the AWS console first.
        </Alert>
      ) : null}
      {words.tight.length > 0 ? <Sentences of={words.tight} /> : null}
      {words.exceeds.length + words.tight.length === 0 && words.untold.length === 0 ? <p>It fits into the account’s quotas.</p> : null}
      {words.untold.length > 0 ? (
        <details>
          <summary>
            Of {words.untold.length === 1 ? "one quota" : `${words.untold.length} quotas`} nobody could tell whether it suffices
          </summary>
          <Sentences of={words.untold} />
        </details>
      ) : null}
    </>
  );
}

function Sentences({ of }: { of: readonly string[] }) {
  return (
    <ul>
      {of.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}
