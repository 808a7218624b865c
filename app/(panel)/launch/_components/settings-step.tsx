"use client";

import Alert from "@cloudscape-design/components/alert";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import Select from "@cloudscape-design/components/select";
import FormField from "@cloudscape-design/components/form-field";

import { ParameterFields } from "@/components/catalog/parameter-fields";
import { Stack } from "@/components/ui/stack";
import type { AccountView } from "@/lib/accounts/account-view";
import type { OptionView } from "@/lib/catalog/catalog-views";

import { EnvironmentFields } from "./environment-fields";
import { newDraft, parameterProblems, problemsAt, type DraftProblem, type LaunchDraft } from "./launch-draft";

type SettingsStepProps = {
  view: OptionView;
  accounts: readonly AccountView[];
  draft: LaunchDraft;
  problems: readonly DraftProblem[];
  onEdit: (change: Partial<LaunchDraft>, path: string) => void;
};

/** The environment itself, then the template's parameters in its own groups. */
export function SettingsStep({ view, accounts, draft, problems, onEdit }: SettingsStepProps) {
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
          <PresetField view={view} accounts={accounts} onEdit={onEdit} />
          <ParameterFields
            groups={view.parameterGroups}
            definitions={view.parameters}
            hints={view.parameterHints}
            imageParameters={view.imageParameters}
            values={draft.parameters}
            problems={parameterProblems(problems)}
            onChange={(parameter, value) => onEdit({ parameters: { ...draft.parameters, [parameter]: value } }, `parameters.${parameter}`)}
          />
        </Stack>
      </Container>
    </Stack>
  );
}

/** Sets of values that the plan offers; choosing one starts from the template's defaults again. */
function PresetField({ view, accounts, onEdit }: Pick<SettingsStepProps, "view" | "accounts" | "onEdit">) {
  if (view.presets.length === 0) return null;
  const defaults = newDraft(view, accounts).parameters;
  return (
    <FormField stretch label="Start from" description="Sets the values below; all of them can still be changed.">
      <Select
        selectedOption={null}
        placeholder="Template’s defaults"
        options={[
          { value: "", label: "Template’s defaults" },
          ...view.presets.map(({ key, title, summary }) => ({ value: key, label: title, description: summary })),
        ]}
        onChange={({ detail }) => {
          const preset = view.presets.find(({ key }) => key === detail.selectedOption.value);
          onEdit({ parameters: { ...defaults, ...preset?.parameters } }, "preset");
        }}
      />
    </FormField>
  );
}
