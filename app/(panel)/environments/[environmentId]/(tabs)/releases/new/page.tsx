import type { Metadata } from "next";

import { EmptyState } from "@/components/ui/empty-state";
import { PanelBox } from "@/components/ui/panel-box";
import { needsRole } from "@/lib/auth/needs-role";
import { can } from "@/lib/auth/permission";
import { requireActor } from "@/lib/auth/server/session";
import { readOption } from "@/lib/catalog/server/read-option";
import { listReleases } from "@/lib/releases/server/list-releases";

import { environmentOf } from "../../../environment-of-page";
import { NewReleaseForm } from "./_components/new-release-form";

export const metadata: Metadata = { title: "New release" };

export default async function NewReleasePage({ params }: { params: Promise<{ environmentId: string }> }) {
  const actor = await requireActor();
  const environment = await environmentOf(params);
  if (!can(actor, "releases:write"))
    return (
      <PanelBox title="New release">
        <EmptyState title="Your role does not allow this">{needsRole("releases:write")}</EmptyState>
      </PanelBox>
    );
  const [option, releases] = await Promise.all([
    readOption({ actor, system: environment.system, option: environment.option }),
    listReleases({ actor, environmentId: environment.id, limit: 1 }),
  ]);
  const latest = releases.items[0];
  if (!option || !latest)
    return (
      <PanelBox title="New release">
        <EmptyState title={`The catalogue has no working option ${environment.system}/${environment.option}`}>
          A release takes the catalogue’s present template. Mend the option there first; earlier releases can still be deployed.
        </EmptyState>
      </PanelBox>
    );
  const { parameters, parameterGroups, parameterHints, imageParameters, rules, templateHash } = option;
  return (
    <NewReleaseForm
      environment={{ id: environment.id, name: environment.name }}
      latest={{ number: latest.number, parameters: latest.parameters }}
      templateChanged={templateHash !== latest.templateHash}
      option={{ parameters, parameterGroups, parameterHints, imageParameters, rules }}
      mayRun={can(actor, "operations:run")}
    />
  );
}
