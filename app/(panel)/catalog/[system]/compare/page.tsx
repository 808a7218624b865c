import type { Metadata } from "next";
import { notFound } from "next/navigation";

import type { SearchParams } from "@/components/ui/list-state";
import { requireActor } from "@/lib/auth/server/session";
import { listCatalog } from "@/lib/catalog/server/list-catalog";

import { Comparison } from "../../_components/comparison";
import { leftOutOfComparison, parseComparison } from "../../comparison-choice";
import { listChoosable, readComparison } from "../../read-comparison";

type SystemComparePageProps = { params: Promise<{ system: string }>; searchParams: Promise<SearchParams> };

export async function generateMetadata({ params }: Pick<SystemComparePageProps, "params">): Promise<Metadata> {
  const { system } = await params;
  const { systems } = await listCatalog({ actor: await requireActor() });
  const found = systems.find(({ key }) => key === system);
  return { title: found ? `Compare options of ${found.title}` : "Not found" };
}

export default async function SystemComparePage({ params, searchParams }: SystemComparePageProps) {
  const actor = await requireActor();
  const { system } = await params;
  const { systems } = await listCatalog({ actor });
  const found = systems.find(({ key }) => key === system);
  if (!found) notFound();

  const choosable = await listChoosable(systems);
  const known = choosable.flatMap(({ choices }) => choices.map(({ choice }) => choice));
  // Its options; of a system with one, that option's settings.
  const own = choosable.flatMap(({ choices }) => choices).filter(({ choice, isDefault }) => choice.system === system && isDefault);
  const fallback = own.filter(({ choice }) => found.options.length === 1 || choice.preset === null).map(({ choice }) => choice);
  const asked = await searchParams;
  const choice = parseComparison(asked, { known, fallback });
  const options = await readComparison(actor, choice.options, choice.load);

  return (
    <Comparison
      title={`Compare options of ${found.title}`}
      pathname={`/catalog/${system}/compare`}
      trail={[
        { label: "Catalogue", href: "/catalog" },
        { label: found.title, href: `/catalog/${system}` },
      ]}
      choosable={choosable}
      choice={choice}
      leftOut={leftOutOfComparison(asked, choice)}
      options={options}
    />
  );
}
