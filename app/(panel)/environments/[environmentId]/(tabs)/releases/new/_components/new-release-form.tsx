"use client";

import FormField from "@cloudscape-design/components/form-field";
import Textarea from "@cloudscape-design/components/textarea";
import { useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";

import { ParameterFields } from "@/components/catalog/parameter-fields";
import { newReleaseHref, operationHref, releasesHref } from "@/components/releases/hrefs";
import { useStartOperation } from "@/components/releases/operation-acts";
import { newRequestKey } from "@/components/releases/request-key";
import { ActButton } from "@/components/ui/act-button";
import { ButtonLink } from "@/components/ui/button-link";
import { counted } from "@/components/ui/counted";
import { PanelBox } from "@/components/ui/panel-box";
import { ProblemAlert } from "@/components/ui/problem-alert";
import { Stack } from "@/components/ui/stack";
import { useChange } from "@/components/ui/use-change";
import type { OptionView } from "@/lib/catalog/catalog-views";
import { environmentQuery } from "@/lib/environments/queries";
import { sendJson } from "@/lib/http/send-json";
import { legalActsQuery, releasesKey } from "@/lib/releases/queries";
import { releaseViewSchema, type ReleaseView } from "@/lib/releases/release-view";

import { changedValues, draftProblems, initialValues } from "./release-draft";
import styles from "./new-release-form.module.css";

type NewReleaseFormProps = {
  environment: { id: string; name: string };
  /** The release whose settings the form begins with. */
  start: Pick<ReleaseView, "number" | "parameters" | "running">;
  /** Values that the address suggests, by parameter. */
  suggested: Readonly<Record<string, string>>;
  /** The release that might have been meant to start from; null: no other. */
  otherStart: number | null;
  /** The catalogue's template is another than that of the release it starts from. */
  templateChanged: boolean;
  option: Pick<OptionView, "parameters" | "parameterGroups" | "parameterHints" | "imageParameters" | "rules">;
  mayRun: boolean;
};

/** A new release: the settings of the one that runs, changed. Saving it changes nothing in AWS; deploying it shows a preview first. */
export function NewReleaseForm({ environment, start, suggested, otherStart, templateChanged, option, mayRun }: NewReleaseFormProps) {
  const router = useRouter();
  const queryClient = useQueryClient();
  const [values, setValues] = useState(() => ({ ...initialValues(option.parameters, start.parameters), ...suggested }));
  const [note, setNote] = useState("");
  const [keys] = useState(() => ({ release: newRequestKey(), operation: newRequestKey() }));
  const deploy = useStartOperation(environment.id);
  const problems = draftProblems(option.parameters, option.rules, values);
  const changed = changedValues(option.parameters, start.parameters, values);
  const changes = Object.keys(changed).length;
  const wrong = problems.general.length > 0 || Object.keys(problems.byParameter).length > 0;

  const save = useChange({
    mutationFn: () =>
      sendJson("POST", `/api/v1/environments/${environment.id}/releases`, { from: start.number, parameters: changed, note: note.trim() }, releaseViewSchema, {
        idempotencyKey: `${keys.release}-${fingerprint(changed, note)}`,
      }),
    onSuccess: () => {
      for (const queryKey of [releasesKey(environment.id), environmentQuery(environment.id).queryKey, legalActsQuery(environment.id).queryKey])
        void queryClient.invalidateQueries({ queryKey });
    },
  });
  const saveOnly = (): void => save.mutate(undefined, { onSuccess: () => router.push(releasesHref(environment.id)) });
  const saveAndPreview = (): void =>
    save.mutate(undefined, {
      onSuccess: ({ number }) =>
        deploy.mutate(
          { body: { kind: "deploy", release: number, autoConfirm: false }, idempotencyKey: `${keys.operation}-${number}` },
          { onSuccess: (operation) => router.push(operationHref(environment.id, operation.id)) },
        ),
    });
  const pending = save.isPending || deploy.isPending;
  const differs = changes > 0 || templateChanged;
  const obstacle = wrong ? "Mend what is marked first." : differs ? undefined : `Nothing differs from release ${start.number}.`;

  return (
    <PanelBox
      title={`New release of ${environment.name}`}
      note={
        <>
          Starts from release {start.number}
          {start.running ? ", which runs now" : ", which does not run"}.{" "}
          {otherStart === null ? null : (
            <>
              <Link href={newReleaseHref(environment.id, otherStart)}>Start from release {otherStart} instead</Link>.{" "}
            </>
          )}
          {templateChanged ? "It also takes the catalogue’s present template, which is another." : "The template is the same."} Nothing in AWS changes until it is deployed.
        </>
      }
    >
      <Stack>
        <ParameterFields
          groups={option.parameterGroups}
          definitions={option.parameters}
          hints={option.parameterHints}
          imageParameters={option.imageParameters}
          values={values}
          problems={problems.byParameter}
          before={start.parameters}
          disabled={pending}
          onChange={(parameter, value) => setValues((current) => ({ ...current, [parameter]: value }))}
        />
        {problems.general.length > 0 ? (
          <ul role="alert" className={styles.problems}>
            {problems.general.map((message) => (
              <li key={message}>{message}</li>
            ))}
          </ul>
        ) : null}
        <FormField label="Note" description="Why this release: for whoever reads the story later.">
          <Textarea rows={3} value={note} disabled={pending} onChange={({ detail }) => setNote(detail.value.slice(0, 2_000))} />
        </FormField>
        <ProblemAlert error={save.error ?? deploy.error} />
        <div className={styles.buttons}>
          {mayRun ? (
            <ActButton variant="primary" obstacle={obstacle} loading={pending} loadingText="Saving" onClick={saveAndPreview}>
              Save and preview the deployment
            </ActButton>
          ) : null}
          <ActButton obstacle={obstacle} loading={pending} loadingText="Saving" onClick={saveOnly}>
            Only save
          </ActButton>
          <ButtonLink href={releasesHref(environment.id)}>Leave it</ButtonLink>
          <output>{changes === 0 ? "No setting" : counted(changes, "setting")} changed</output>
        </div>
      </Stack>
    </PanelBox>
  );
}

/** Another draft is another request: the key of the first would bring back its answer. */
const fingerprint = (changed: Readonly<Record<string, string>>, note: string): string => {
  let hash = 0;
  for (const character of JSON.stringify([changed, note])) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) >>> 0;
  return hash.toString(16);
};
