import type { Metadata } from "next";

import type { SearchParams } from "@/components/ui/list-state";
import { requireActor } from "@/lib/auth/server/session";
import { listCatalog } from "@/lib/catalog/server/list-catalog";

import { Comparison } from "../_components/comparison";
import { leftOutOfComparison, parseComparison } from "../comparison-choice";
import { listChoosable, readComparison } from "../read-comparison";

export const metadata: Metadata = { title: "Compare options" };

export default async function ComparePage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await requireActor();
  const { systems } = await listCatalog({ actor });
  const choosable = await listChoosable(systems);
  const known = choosable.flatMap(({ choices }) => choices.map(({ choice }) => choice));
  // Unasked, the first option of each system: something to change from.
  const fallback = systems.flatMap(({ key, options }) => (options[0] ? [{ system: key, option: options[0].option, preset: null }] : []));
  const asked = await searchParams;
  const choice = parseComparison(asked, { known, fallback });
  const options = await readComparison(actor, choice.options, choice.load);

  return <Comparison title="Compare options" pathname="/catalog/compare" trail={[{ label: "Catalogue", href: "/catalog" }]} choosable={choosable} choice={choice} leftOut={leftOutOfComparison(asked, choice)} options={options} />;
}
