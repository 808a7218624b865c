import Link from "next/link";

import { AskBill } from "@/components/cost/ask-bill";
import { billMark, comparedPartWords, forecastFigure, varianceMark } from "@/components/cost/ledger-words";
import { planFigure, usdFigure } from "@/components/cost/usd-words";
import { Ago } from "@/components/ui/ago";
import { FactList } from "@/components/ui/fact-list";
import { Stack } from "@/components/ui/stack";
import { StatusMark } from "@/components/ui/status-mark";
import type { EnvironmentCostView } from "@/lib/cost/environment-cost-view";

import { costSentence, noBillWords } from "./cost-sentence";

const usd = (value: number | null): string => (value === null ? "not known" : `${usdFigure(value)} USD`);

/** All figures of the environment, each with where it comes from and how old it is; and why one is missing. */
export function CostSummary({ cost, mayAsk }: { cost: EnvironmentCostView; mayAsk: boolean }) {
  const { bill, release, estimate, estimateProblem, totals, looked } = cost;
  const plan = planFigure(totals);
  const why = noBillWords(cost);
  const comparedPart = comparedPartWords(totals.variance);
  return (
    <Stack>
      <p>
        <strong>{costSentence(cost)}</strong>
      </p>
      <FactList
        facts={[
          ["Plan, a month", plan === null ? "none: the plan has no lines" : `${plan} USD, as its authors wrote it`],
          ["List price, a month", estimate ? `${usd(totals.listUsd)}, release ${release ?? "–"}, price book ${bookWords(estimate.priceBook)}` : (estimateProblem ?? "not known")],
          [
            "Running, a month",
            looked ? (
              <span key="running">
                {usd(totals.runningUsd)} by list price; looked at <Ago iso={looked.at} suffix=" ago" />
                {looked.outcome === "looked" ? "" : looked.outcome === "partly" ? ", not all could be told" : ", and the last look failed"}
              </span>
            ) : (
              "nobody has looked yet: the worker looks within minutes of a deployment"
            ),
          ],
          [
            "Billed so far",
            <span key="billed">
              {usd(totals.actualUsd)}, from Cost Explorer{bill.asOf === null ? "" : ", read "}
              {bill.asOf === null ? null : <Ago iso={bill.asOf} suffix=" ago" />}
            </span>,
          ],
          ["Month end", totals.forecast.kind === "too-early" ? forecastFigure(totals.forecast, totals.actualUsd) : `${forecastFigure(totals.forecast)} USD`],
          ["Against plan", <StatusMark key="variance" {...varianceMark(totals.variance)} />],
          ["The bill", <StatusMark key="bill" {...billMark(bill)} />],
        ]}
      />
      {comparedPart ? <p>{comparedPart}</p> : null}
      {why ? <p>{why}</p> : null}
      {totals.variance.kind === "not-comparable" && why === null ? <p>{totals.variance.why}</p> : null}
      <div style={{ display: "flex", gap: 16, alignItems: "center", flexWrap: "wrap" }}>
        {mayAsk ? <AskBill accountId={bill.accountId} lastTryAt={bill.lastTry?.at ?? null} /> : null}
        <Link href={`/costs?month=${cost.month}`}>All costs of the month</Link>
      </div>
    </Stack>
  );
}

/** The book that came with this version is called after its own date, which need not be said twice. */
const bookWords = ({ version, asOf }: { version: string; asOf: string }): string => (version === asOf ? asOf : `${version} of ${asOf}`);
