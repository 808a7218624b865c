"use client";

import Alert from "@cloudscape-design/components/alert";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import Select from "@cloudscape-design/components/select";
import FormField from "@cloudscape-design/components/form-field";

import { ParameterFields } from "@/components/catalog/parameter-fields";
import { counted } from "@/components/ui/counted";
import { Stack } from "@/components/ui/stack";
import type { AccountView } from "@/lib/accounts/account-view";
import type { OptionView } from "@/lib/catalog/catalog-views";
import type { WeighedOption } from "@/lib/catalog/recommend-option";

import { answerRemarks } from "./answer-words";
import { EnvironmentFields } from "./environment-fields";
import { parameterProblems, problemsAt, type DraftProblem, type LaunchDraft } from "./launch-draft";
import { chosenStart, startsOf } from "./starting-parameters";

type SettingsStepProps = {
  view: OptionView;
  accounts: readonly AccountView[];
  draft: LaunchDraft;
  /** Of all parameters, as they stand. */
  values: Readonly<Record<string, string>>;
  /** What the answers set for this option. */
  answered: WeighedOption["parameters"];
  problems: readonly DraftProblem[];
  onEdit: (change: Partial<LaunchDraft>, path: string) => void;
};

/** The environment itself, then the template's parameters in its own groups. */
export function SettingsStep({ view, accounts, draft, values, answered, problems, onEdit }: SettingsStepProps) {
  const whole = problemsAt(problems, "");
  return (
    <Stack>
      <EnvironmentFields accounts={accounts} system={view.system} draft={draft} problems={problems} onEdit={onEdit} />
      <Container header={<Header variant="h2">Settings of the template</Header>}>
        <Stack>
          {whole ? (
            <Alert type="error" header="These settings do not go together">
              {whole}
            </Alert>
          ) : null}
          <StartField view={view} draft={draft} answered={answered} onEdit={onEdit} />
          <ParameterFields
            groups={view.parameterGroups}
            definitions={view.parameters}
            hints={view.parameterHints}
            imageParameters={view.imageParameters}
            values={values}
            problems={parameterProblems(problems)}
            remarks={draft.start === "defaults" ? {} : answerRemarks(answered, values)}
            onChange={(parameter, value) => onEdit({ edits: { ...draft.edits, [parameter]: value } }, `parameters.${parameter}`)}
          />
        </Stack>
      </Container>
    </Stack>
  );
}

/** What the values below start from; another choice takes back what was changed by hand, because it means all of them. */
function StartField({ view, draft, answered, onEdit }: Pick<SettingsStepProps, "view" | "draft" | "answered" | "onEdit">) {
  const starts = startsOf(view, answered);
  if (starts.length === 1) return null;
  const chosen = chosenStart(starts, draft.start);
  const edited = Object.keys(draft.edits).length;
  return (
    <FormField
      stretch
      label="Start from"
      description="Sets all values below; each can still be changed."
      constraintText={edited === 0 ? undefined : `${counted(edited, "value")} changed by hand since; choosing again takes that back.`}
    >
      <Select
        selectedOption={{ value: chosen.value, label: chosen.label, description: chosen.description }}
        options={starts.map(({ value, label, description }) => ({ value, label, description }))}
        onChange={({ detail }) => onEdit({ start: detail.selectedOption.value ?? chosen.value, edits: {} }, "start")}
      />
    </FormField>
  );
}
