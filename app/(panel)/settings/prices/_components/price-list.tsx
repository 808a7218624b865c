"use client";

import { DownloadCsv } from "@/components/cost/download-csv";
import { serviceName } from "@/components/cost/service-words";
import { counted } from "@/components/ui/counted";
import { CursorPagination } from "@/components/ui/cursor-pagination";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterBar } from "@/components/ui/filter-bar";
import { FilterSelect } from "@/components/ui/filter-select";
import { changeFilter, changeList } from "@/components/ui/list-state";
import { PanelBox } from "@/components/ui/panel-box";
import { PickOne } from "@/components/ui/pick-one";
import { PlainTable } from "@/components/ui/plain-table";
import { SearchField } from "@/components/ui/search-field";
import { useListNavigation } from "@/components/ui/use-list-navigation";
import type { PriceBook } from "@/lib/pricing/price-book";
import { CONFIDENCES, pricedUnit, type PriceRow } from "@/lib/pricing/price-row";
import type { Page } from "@/lib/shared/page";

import { isNarrowed, PRICE_LIST, USUAL_REGION, type PriceListState } from "../search-params";

type PriceListProps = {
  state: PriceListState;
  region: string;
  regions: readonly string[];
  services: readonly string[];
  sources: PriceBook["sources"];
  broken: PriceBook["broken"];
  /** Null: there are no prices of the region. */
  page: Page<PriceRow> | null;
};

const COLUMNS = [{ header: "What" }, { header: "USD", numeric: true }, { header: "For each" }, { header: "Service" }, { header: "Date" }, { header: "Confidence" }, { header: "Source" }];

/** Every price with unit, date, confidence and source; region, filters and page are in the address. */
export function PriceList({ state, region, regions, services, sources, broken, page }: PriceListProps) {
  const { wanted, go, isPending } = useListNavigation(PRICE_LIST, state);
  const choose = (name: keyof PriceListState["filters"]) => (value: string) => go(changeFilter(wanted, name, value));
  const sourceWords = (row: PriceRow) => row.sources.map((key) => sources[key] ?? key).join("; ");
  return (
    <PanelBox title={`List prices of ${region}`} note="What AWS asks for on demand, before credits, commitments and tax.">
      <FilterBar label="Choose region and prices" isFiltered={isNarrowed(wanted)} onClear={() => go(changeList(wanted, { q: "", filters: { region: wanted.filters.region } }))}>
        <PickOne label="Region" value={region} options={regions.map((one) => ({ value: one, label: one }))} onChoose={(one) => choose("region")(one === USUAL_REGION ? "" : one)} />
        <SearchField label="Words or usage type" value={wanted.q} onSearch={(q) => go(changeList(wanted, { q }), { replace: true })} />
        <FilterSelect label="Service" value={wanted.filters.service ?? ""} options={services.map((service) => ({ value: service, label: serviceName(service) }))} onChoose={choose("service")} />
        <FilterSelect label="Confidence" value={wanted.filters.confidence ?? ""} options={CONFIDENCES.map((one) => ({ value: one, label: one }))} onChoose={choose("confidence")} />
      </FilterBar>
      {page === null ? (
        <EmptyState title={`There are no prices for ${region} yet`}>An operator can read them from AWS above. Until then its environments are shown without a list price.</EmptyState>
      ) : page.items.length === 0 ? (
        <EmptyState title="No price matches">Take a filter away to see more.</EmptyState>
      ) : (
        <>
          <PlainTable
            stacks
            caption={`List prices of ${region}`}
            columns={COLUMNS}
            isPending={isPending}
            rows={page.items.map((row) => ({
              key: row.sku,
              cells: [
                <div key="what">
                  {row.description}
                  <div>
                    <code>{row.usageType ?? row.sku}</code>
                  </div>
                  {row.remark ? <div style={{ fontWeight: 400 }}>{row.remark}</div> : null}
                </div>,
                row.free ? "free" : row.usd,
                `${pricedUnit(row)}${row.tier ? `, ${tierWords(row.tier)}` : ""}`,
                serviceName(row.service),
                <span key="date" style={{ whiteSpace: "nowrap" }}>{row.asOf ?? "none given"}</span>,
                row.confidence,
                <details key="source">
                  <summary style={{ whiteSpace: "nowrap" }}>{counted(row.sources.length, "source")}</summary>
                  {sourceWords(row)}
                </details>,
              ],
            }))}
          />
          <CursorPagination label="Pages of the prices" shape={PRICE_LIST} state={state} page={page} />
          <DownloadCsv
            fileName={`pilothouse-prices-${region}.csv`}
            rows={[
              ["sku", "what", "usage type", "service", "USD", "for each", "date", "confidence", "source"],
              ...page.items.map((row) => [row.sku, row.description, row.usageType, row.service, Number(row.usd), pricedUnit(row), row.asOf, row.confidence, sourceWords(row)]),
            ]}
          >
            Download this page as CSV
          </DownloadCsv>
        </>
      )}
      {broken.length > 0 ? (
        <>
          <h3>Rows that could not be used; what they price is without a price</h3>
          <ul>
            {broken.map(({ sku, why }) => (
              <li key={`${sku} ${why}`}>
                <code>{sku ?? "without a name"}</code>: {why}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </PanelBox>
  );
}

const tierWords = ({ above, upTo }: NonNullable<PriceRow["tier"]>): string =>
  upTo === null ? `above ${above.toLocaleString("en")}` : `from ${above.toLocaleString("en")} to ${upTo.toLocaleString("en")}`;
