import { PriceProof } from "@/components/cost/price-proof";
import { newReleaseHref } from "@/components/releases/hrefs";
import { ButtonLink } from "@/components/ui/button-link";
import { PanelBox } from "@/components/ui/panel-box";
import { PlainTable } from "@/components/ui/plain-table";
import type { AdviceView } from "@/lib/cost/advice-view";

import { claimWords, savingWords, settingsToTry } from "./advice-words";

type CostAdviceProps = { advice: AdviceView; mayRelease: boolean };

/** What the plan advises to spend less, its claim beside what the price list says; a draft of a release where settings do it. */
export function CostAdvice({ advice: { environmentId, release, items, problem }, mayRelease }: CostAdviceProps) {
  if (items.length === 0 && problem === null) return null;
  return (
    <PanelBox title="The plan’s advice" note={release === null ? undefined : `Reckoned at list price for release ${release}; a percentage is of what the advice is about.`}>
      {problem === null ? (
        <PlainTable
          stacks
          caption="The plan’s advice on cost"
          columns={[{ header: "Advice" }, { header: "The plan claims" }, { header: "At list price" }, { header: "To try it", isHeaderHidden: true }]}
          rows={items.map(({ key, title, summary, claim, saving, parameters }) => {
            const settings = settingsToTry({ parameters, saving });
            return {
              key,
              cells: [
                <div key="title">
                  {title}
                  <p style={{ fontWeight: 400 }}>{summary}</p>
                </div>,
                claimWords(claim),
                <div key="saving">
                  {savingWords(saving)}
                  {saving.kind === "saves" ? <PriceProof of={title} arithmetic={saving.arithmetic} unitPrices={[]} /> : null}
                </div>,
                settings && mayRelease ? (
                  <ButtonLink key="try" href={newReleaseHref(environmentId, undefined, settings)}>
                    Draft a release<span className="ph-visually-hidden">: {title}</span>
                  </ButtonLink>
                ) : null,
              ],
            };
          })}
        />
      ) : (
        <p>{problem}</p>
      )}
    </PanelBox>
  );
}
