"use client";

import { useQuery } from "@tanstack/react-query";

import { PriceProof } from "@/components/cost/price-proof";
import { newReleaseHref } from "@/components/releases/hrefs";
import { Ago } from "@/components/ui/ago";
import { ButtonLink } from "@/components/ui/button-link";
import { PanelBox } from "@/components/ui/panel-box";
import { PlainTable } from "@/components/ui/plain-table";
import { StatusMark, type Mark } from "@/components/ui/status-mark";
import { sizingQuery } from "@/lib/cost/queries";
import type { SizingView } from "@/lib/cost/sizing-view";

import { claimWords, savingWords } from "./advice-words";

type Item = SizingView["items"][number];

const MARKS: Record<Item["verdict"], Mark> = {
  "under-used": { tone: "info", word: "little used" },
  "over-used": { tone: "warning", word: "nearly full" },
  right: { tone: "success", word: "fits" },
  "could-not-tell": { tone: "unknown", word: "could not tell" },
};

/** The sizes that run beside what CloudWatch measured of them, and the next size where one fits better. Asked for after the page is there. */
export function Sizing({ environmentId, mayRelease }: { environmentId: string; mayRelease: boolean }) {
  const { data, error } = useQuery(sizingQuery(environmentId));
  return (
    <PanelBox title="Sizes against measured use" note={data && data.problem === null ? <SourceAndAge view={data} /> : undefined}>
      {error ? <p role="alert">What was measured could not be read: {error.message}</p> : null}
      {data?.problem ? <p>{data.problem}</p> : null}
      {data === undefined && !error ? <p aria-live="polite">Asking CloudWatch…</p> : null}
      {data && data.problem === null ? <Sizes view={data} mayRelease={mayRelease} /> : null}
    </PanelBox>
  );
}

function SourceAndAge({ view: { days, asOf } }: { view: SizingView }) {
  return (
    <>
      CloudWatch, by the hour over {days} days, read <Ago iso={asOf} />. Little used: never above 40 % of the processor and 50 % of the memory.
    </>
  );
}

function Sizes({ view: { environmentId, items }, mayRelease }: { view: SizingView; mayRelease: boolean }) {
  return (
    <PlainTable
      stacks
      caption="Sizes against measured use"
      columns={[{ header: "Resource" }, { header: "Processor" }, { header: "Memory" }, { header: "Verdict" }, { header: "The plan claims" }, { header: "Next size, at list price" }, { header: "To try it", isHeaderHidden: true }]}
      rows={items.map(({ logicalId, cpu, memory, verdict, why, change, claim }) => ({
        key: logicalId,
        cells: [
          logicalId,
          usedWords(cpu),
          usedWords(memory),
          <div key="verdict">
            <StatusMark {...MARKS[verdict]} />
            <p>{why}</p>
          </div>,
          claimWords(claim),
          change ? (
            <div key="change">
              {change.words}
              <p>{savingWords(change.saving)}</p>
              {change.saving.kind === "saves" ? <PriceProof of={logicalId} arithmetic={change.saving.arithmetic} unitPrices={[]} /> : null}
            </div>
          ) : verdict === "under-used" || verdict === "over-used" ? (
            "the template allows none"
          ) : (
            "–"
          ),
          change && mayRelease ? (
            <ButtonLink key="try" href={newReleaseHref(environmentId, undefined, change.parameters)}>
              Draft a release<span className="ph-visually-hidden"> with another size of {logicalId}</span>
            </ButtonLink>
          ) : null,
        ],
      }))}
    />
  );
}

const usedWords = (use: Item["cpu"]): string => (use ? `at most ${Math.round(use.maxPercent)} %, at most ${Math.round(use.p95Percent)} % in 95 % of the hours` : "not measured");
