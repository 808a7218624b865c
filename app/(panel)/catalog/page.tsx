import type { Metadata } from "next";
import Link from "next/link";

import { CatalogProblems } from "@/components/catalog/catalog-problems";
import { OptionCards, optionCount } from "@/components/catalog/option-card";
import { counted } from "@/components/ui/counted";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHead } from "@/components/ui/page-head";
import { PanelBox } from "@/components/ui/panel-box";
import { Stack } from "@/components/ui/stack";
import { can } from "@/lib/auth/permission";
import { requireActor } from "@/lib/auth/server/session";
import { listCatalog } from "@/lib/catalog/server/list-catalog";

export const metadata: Metadata = { title: "Catalogue" };

export default async function CatalogPage() {
  const actor = await requireActor();
  const { systems, problems } = await listCatalog({ actor });
  const canLaunch = can(actor, "environments:write");
  const optionTotal = systems.reduce((sum, { options }) => sum + options.length, 0);

  return (
    <>
      <PageHead
        title="Catalogue"
        lead={`${counted(systems.length, "system")} with ${counted(optionTotal, "option")} to launch. Costs here are the plans’ own figures, not prices.`}
      />
      <Stack>
        <CatalogProblems problems={problems} />
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
              <OptionCards options={system.options} canLaunch={canLaunch} />
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
