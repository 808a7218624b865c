import { EmptyState } from "@/components/ui/empty-state";
import { Moment } from "@/components/ui/moment";
import { counted } from "@/components/ui/counted";
import { PanelBox } from "@/components/ui/panel-box";
import type { PriceHistory as History } from "@/lib/pricing/price-history-view";

import { priceChangeWords } from "./price-words";

/** When prices were read from AWS, what each reading changed, and what it could not tell. */
export function PriceHistory({ history: { region, readings }, accounts }: { history: History; accounts: ReadonlyMap<string, string> }) {
  return (
    <PanelBox title="Readings of AWS Price List" note="The last twenty, newest first. Where a reading could not tell, the price before stays.">
      {readings.length === 0 ? (
        <EmptyState title={`Prices of ${region} were never read from AWS`}>Those shown came with this version of Pilothouse, each with its own date and source.</EmptyState>
      ) : (
        readings.map(({ id, at, accountId, changes, problems }, index) => (
          <details key={id} open={index === 0}>
            <summary>
              <Moment iso={at} />, through {accounts.get(accountId) ?? "an account that was removed"}: {changes.length === 0 ? "nothing changed" : `${counted(changes.length, "price")} changed`},{" "}
              {problems.length === 0 ? "all could be told" : `${problems.length.toLocaleString("en")} could not be told`}
            </summary>
            {changes.length > 0 ? (
              <>
                <h3>What changed</h3>
                <ul>
                  {changes.map((change) => (
                    <li key={change.sku}>
                      <code>{change.sku}</code>: {priceChangeWords(change)}
                    </li>
                  ))}
                </ul>
              </>
            ) : null}
            {problems.length > 0 ? (
              <>
                <h3>What could not be told</h3>
                <ul>
                  {problems.map(({ sku, why }) => (
                    <li key={sku}>
                      <code>{sku}</code>: {why}
                    </li>
                  ))}
                </ul>
              </>
            ) : null}
          </details>
        ))
      )}
    </PanelBox>
  );
}
