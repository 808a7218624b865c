import type { Metadata } from "next";

import { EmptyState } from "@/components/ui/empty-state";
import { LeftOutOfAddress } from "@/components/ui/left-out-of-address";
import { leftOutParts } from "@/components/ui/left-out-parts";
import type { SearchParams } from "@/components/ui/list-state";
import { PanelBox } from "@/components/ui/panel-box";
import { needsRole } from "@/lib/auth/needs-role";
import { can } from "@/lib/auth/permission";
import { requireActor } from "@/lib/auth/server/session";
import { readOption } from "@/lib/catalog/server/read-option";
import { readRelease } from "@/lib/releases/server/read-release";

import { environmentOf } from "../../../environment-of-page";
import { NewReleaseForm } from "./_components/new-release-form";
import { startingRelease } from "./starting-release";
import { suggestedSettings } from "./suggested-settings";

export const metadata: Metadata = { title: "New release" };

type Props = { params: Promise<{ environmentId: string }>; searchParams: Promise<SearchParams> };

export default async function NewReleasePage({ params, searchParams }: Props) {
  const actor = await requireActor();
  const environment = await environmentOf(params);
  if (!can(actor, "releases:write"))
    return (
      <PanelBox title="New release">
        <EmptyState title="Your role does not allow this">{needsRole("releases:write")}</EmptyState>
      </PanelBox>
    );
  const asked = await searchParams;
  const { number, other } = startingRelease(environment, asked["from"]);
  const [option, start] = await Promise.all([
    readOption({ actor, system: environment.system, option: environment.option }),
    readRelease({ actor, environmentId: environment.id, number }),
  ]);
  if (!option || !start)
    return (
      <PanelBox title="New release">
        <EmptyState title={`The catalogue has no working option ${environment.system}/${environment.option}`}>
          A release takes the catalogue’s present template. Mend the option there first; earlier releases can still be deployed.
        </EmptyState>
      </PanelBox>
    );
  const { parameters, parameterGroups, parameterHints, imageParameters, rules, templateHash } = option;
  const suggested = suggestedSettings(asked, parameters);
  return (
    <>
      <LeftOutOfAddress parts={leftOutParts(asked, { from: asked["from"] === String(number) })} />
      <NewReleaseForm
        key={JSON.stringify([number, suggested])}
        environment={{ id: environment.id, name: environment.name }}
        start={{ number, parameters: start.parameters, running: start.running }}
        suggested={suggested}
        otherStart={other}
        templateChanged={templateHash !== start.templateHash}
        option={{ parameters, parameterGroups, parameterHints, imageParameters, rules }}
        mayRun={can(actor, "operations:run")}
      />
    </>
  );
}
