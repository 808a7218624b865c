"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTransition } from "react";

import { QUOTA_MARKS, quotaUseWords } from "@/components/accounts/quota-words";
import { columnLetter } from "@/components/catalog/comparison-words";
import { Ago } from "@/components/ui/ago";
import { PanelBox } from "@/components/ui/panel-box";
import { PlainTable } from "@/components/ui/plain-table";
import { Stack } from "@/components/ui/stack";
import { StatusMark } from "@/components/ui/status-mark";
import { accountsQuery, quotasQuery } from "@/lib/accounts/queries";
import type { QuotasView } from "@/lib/accounts/quotas-view";

import { choiceKey, comparisonHref, type ComparisonChoice } from "../comparison-choice";
import styles from "./comparison.module.css";

type AccountQuotasProps = { pathname: string; choice: ComparisonChoice; titles: readonly string[] };

/** Whether each option would fit into an account: asked of AWS only where somebody looks, and after the page is there. */
export function AccountQuotas({ pathname, choice, titles }: AccountQuotasProps) {
  const router = useRouter();
  const [isPending, startTransition] = useTransition();
  const accounts = useQuery(accountsQuery());
  const places = (accounts.data?.items ?? []).flatMap(({ id, name, regions }) => regions.map((region) => ({ accountId: id, region, title: `${name}, ${region}` })));
  const place = places.find(({ accountId, region }) => accountId === choice.place?.accountId && region === choice.place.region) ?? places[0];
  const go = (value: string) => {
    const [accountId = "", region = ""] = value.split(".");
    startTransition(() => router.push(comparisonHref(pathname, { ...choice, place: { accountId, region } }), { scroll: false }));
  };
  return (
    <PanelBox title="Quotas of an account" note="Limits of Service Quotas, or what AWS documents where it lists none, beside what the services themselves say is there.">
      <Stack>
        {accounts.error ? <p role="alert">The accounts could not be read: {accounts.error.message}</p> : null}
        {accounts.data && places.length === 0 ? <p>No account is connected yet, so there is nothing to hold the options against.</p> : null}
        {place ? (
          <>
            <label className={styles.place} aria-busy={isPending}>
              <span>Account and region</span>
              <select value={`${place.accountId}.${place.region}`} onChange={({ target }) => go(target.value)}>
                {places.map(({ accountId, region, title }) => (
                  <option key={`${accountId}.${region}`} value={`${accountId}.${region}`}>
                    {title}
                  </option>
                ))}
              </select>
            </label>
            <Quotas accountId={place.accountId} region={place.region} choice={choice} titles={titles} />
          </>
        ) : null}
      </Stack>
    </PanelBox>
  );
}

function Quotas({ accountId, region, choice, titles }: { accountId: string; region: string; choice: ComparisonChoice; titles: readonly string[] }) {
  const { data, error } = useQuery(quotasQuery({ accountId, region, options: choice.options.map(choiceKey) }));
  if (error) return <p role="alert">The quotas could not be read: {error.message}</p>;
  if (!data) return <p aria-live="polite">Asking AWS…</p>;
  const concerned = data.quotas.filter(({ key }) => data.options.some(({ verdicts }) => verdicts.some((verdict) => verdict.key === key)));
  return (
    <>
      <p>{sentence(data)}</p>
      <PlainTable
        stacks
        caption={`Quotas of ${data.accountName} in ${data.region}`}
        columns={[{ header: "Quota" }, { header: "In use" }, ...titles.map((title, index) => ({ header: `${columnLetter(index)} ${title}` }))]}
        rows={concerned.map((quota) => ({
          key: quota.key,
          cells: [
            quota.title,
            <span key="use">
              {quotaUseWords(quota)}, <Ago iso={quota.inUse.asOf} />
            </span>,
            ...data.options.map(({ option, verdicts }) => {
              const verdict = verdicts.find(({ key }) => key === quota.key);
              return verdict ? (
                <span key={option}>
                  <StatusMark {...QUOTA_MARKS[verdict.verdict]} /> {verdict.why}
                </span>
              ) : (
                "needs none"
              );
            }),
          ],
        }))}
      />
    </>
  );
}

function sentence({ options, accountName, region }: QuotasView): string {
  const worst = (verdict: string) => options.flatMap(({ verdicts }, index) => (verdicts.some((one) => one.verdict === verdict) ? [columnLetter(index)] : []));
  const [exceeds, untold] = [worst("exceeds"), worst("could-not-tell")];
  if (exceeds.length > 0) return `${exceeds.join(" and ")} would not fit into ${accountName} in ${region} as it is: ask for more under Service Quotas in the AWS console first, which takes AWS hours to days.`;
  if (untold.length > 0) return `Nothing is known to be too little in ${accountName} in ${region}; where it says so, nobody could tell.`;
  return `All fit into ${accountName} in ${region}.`;
}
