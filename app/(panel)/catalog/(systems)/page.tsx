import type { Metadata } from "next";
import Link from "next/link";

import { CatalogProblems } from "@/components/catalog/catalog-problems";
import { OptionCards, optionCount } from "@/components/catalog/option-card";
import { OptionPrices, dearerThanPlanned } from "@/components/catalog/option-prices";
import { ButtonLink } from "@/components/ui/button-link";
import { counted } from "@/components/ui/counted";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHead } from "@/components/ui/page-head";
import { PanelBox } from "@/components/ui/panel-box";
import { Stack } from "@/components/ui/stack";
import { can } from "@/lib/auth/permission";
import { requireActor } from "@/lib/auth/server/session";
import { listCatalog } from "@/lib/catalog/server/list-catalog";

import { PLANS_REGION, priceOptions } from "../price-options";

export const metadata: Metadata = { title: "Catalogue" };

export default async function CatalogPage() {
  const actor = await requireActor();
  const { systems, problems } = await listCatalog({ actor });
  const canLaunch = can(actor, "environments:write");
  const options = systems.flatMap((system) => system.options);
  const { priced, priceOf } = await priceOptions(actor, systems);

  return (
    <>
      <PageHead
        title="Catalogue"
        lead={`${counted(systems.length, "system")} with ${counted(options.length, "option")} to launch.${priced.length > 0 ? ` ${dearerThanPlanned(priced)}` : ""}`}
        actions={options.length > 1 ? <ButtonLink href="/catalog/compare">Compare options</ButtonLink> : null}
      />
      <Stack>
        <CatalogProblems problems={problems} />
        {priced.length > 0 ? (
          <PanelBox title="What the plans say and what AWS lists" note={`US dollars a month in ${PLANS_REGION}, with each template’s own settings; what depends on use is worked out with the plan’s assumptions.`}>
            <OptionPrices options={priced} />
          </PanelBox>
        ) : null}
        {systems.map((system) => (
          <PanelBox
            key={system.key}
            title={<Link href={`/catalog/${system.key}`}>{system.title}</Link>}
            note={system.summary}
            actions={<span>{optionCount(system.options)}</span>}
          >
            {system.options.length === 0 ? (
              <EmptyState title="No option of this system can be launched">Its templates have mistakes; they are listed above.</EmptyState>
            ) : (
              <OptionCards options={system.options} priceOf={priceOf} canLaunch={canLaunch} />
            )}
          </PanelBox>
        ))}
        {systems.length === 0 ? (
          <EmptyState title="The catalogue is empty">Add a folder with plan.yaml and a template for each option under cfn-templates/.</EmptyState>
        ) : null}
      </Stack>
    </>
  );
}
