"use client";

import ExpandableSection from "@cloudscape-design/components/expandable-section";

import { Stack } from "@/components/ui/stack";
import type { ParameterDefinition, ParameterGroup } from "@/lib/catalog/template-parameters";

import { ParameterField } from "./parameter-field";
import styles from "./parameter-fields.module.css";

export type ParameterHint = { parameter: string; unit?: string; advanced: boolean; warnings: readonly { value: string; message: string }[] };

type ParameterFieldsProps = {
  groups: readonly ParameterGroup[];
  definitions: readonly ParameterDefinition[];
  hints: readonly ParameterHint[];
  imageParameters: readonly { parameter: string }[];
  values: Readonly<Record<string, string>>;
  /** What is wrong, by parameter. */
  problems: Readonly<Record<string, readonly string[]>>;
  onChange: (parameter: string, value: string) => void;
  /** The release before, where there is one: values that differ from it say what they were. */
  before?: Readonly<Record<string, string>>;
  /** Why a parameter has the value that it has, where there is something to say. */
  remarks?: Readonly<Record<string, string>>;
  disabled?: boolean;
};

/** All parameters of a template in its own groups; the rarely needed ones are folded away unless one of them is wrong or changed. */
export function ParameterFields({ groups, definitions, ...rest }: ParameterFieldsProps) {
  const byName = new Map(definitions.map((definition) => [definition.name, definition]));
  return (
    <Stack>
      {groups.map(({ label, parameters }) => (
        <ParameterGroupFields key={label} label={label} definitions={parameters.flatMap((name) => byName.get(name) ?? [])} {...rest} />
      ))}
    </Stack>
  );
}

type GroupProps = Omit<ParameterFieldsProps, "groups"> & { label: string };

function ParameterGroupFields({ label, definitions, hints, imageParameters, values, problems, onChange, before, remarks, disabled }: GroupProps) {
  const hintOf = (name: string) => hints.find(({ parameter }) => parameter === name);
  const isAdvanced = ({ name }: ParameterDefinition) => hintOf(name)?.advanced ?? false;
  const isWrong = ({ name }: ParameterDefinition) => (problems[name]?.length ?? 0) > 0;
  const advanced = definitions.filter(isAdvanced);

  const field = (definition: ParameterDefinition) => {
    const hint = hintOf(definition.name);
    const value = values[definition.name] ?? "";
    const was = before?.[definition.name];
    return (
      <ParameterField
        key={definition.name}
        definition={definition}
        value={value}
        onChange={(next) => onChange(definition.name, next)}
        isImage={imageParameters.some(({ parameter }) => parameter === definition.name)}
        unit={hint?.unit ?? null}
        problems={problems[definition.name] ?? []}
        warning={hint?.warnings.find((known) => known.value === value)?.message ?? null}
        before={was !== undefined && was !== value && !definition.noEcho ? was : null}
        remark={remarks?.[definition.name] ?? null}
        keptByAws={before !== undefined && definition.noEcho}
        disabled={disabled}
      />
    );
  };

  return (
    <fieldset className={styles.group}>
      <legend>{label}</legend>
      <Stack>
        <div className={styles.fields}>{definitions.filter((definition) => !isAdvanced(definition)).map(field)}</div>
        {advanced.length > 0 ? (
          <ExpandableSection
            headerText={`Rarely changed (${advanced.length})`}
            defaultExpanded={advanced.length === definitions.length || advanced.some(isWrong)}
          >
            <div className={styles.fields}>{advanced.map(field)}</div>
          </ExpandableSection>
        ) : null}
      </Stack>
    </fieldset>
  );
}
