"use client";

import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import Select from "@cloudscape-design/components/select";
import Textarea from "@cloudscape-design/components/textarea";
import Toggle from "@cloudscape-design/components/toggle";
import type { ReactNode } from "react";

import type { ParameterDefinition } from "@/lib/catalog/template-parameters";

import { controlFor, describeNetwork, limitsInWords, listToValue, valueToList } from "./parameter-control";
import styles from "./parameter-fields.module.css";

export type ParameterFieldProps = {
  definition: ParameterDefinition;
  value: string;
  onChange: (value: string) => void;
  isImage: boolean;
  unit: string | null;
  /** Why the value cannot be used; empty: it can. */
  problems: readonly string[];
  /** Why the value, though allowed, is worth a second look. */
  warning: string | null;
  /** What it was before, where that differs: shown so that a change is seen as one. */
  before: string | null;
  /** Why it has this value, where there is something to say. */
  remark: string | null;
  /** A NoEcho value that AWS holds and nobody can read back: leaving the field empty keeps it. */
  keptByAws?: boolean;
  disabled?: boolean;
};

/** One parameter: its name, what it means, the control that suits it, and what is wrong with the value. */
export function ParameterField(props: ParameterFieldProps) {
  const { definition, value, problems, warning, before, remark, keptByAws = false } = props;
  const constraint = [limitsInWords(definition), before === null ? "" : `Was ${before === "" ? "empty" : before}.`, keptByAws ? "Leave it empty to keep the present value." : "", remark]
    .filter(Boolean)
    .join(" ");

  return (
    <FormField
      stretch
      label={definition.label ?? definition.name}
      description={definition.description}
      constraintText={constraint === "" ? undefined : constraint}
      errorText={problems.length > 0 ? problems.join(" ") : undefined}
      warningText={problems.length === 0 ? (warning ?? networkWarning(props, value)) : undefined}
    >
      <ParameterInput {...props} />
    </FormField>
  );
}

function networkWarning({ definition, isImage }: ParameterFieldProps, value: string): string | undefined {
  if (controlFor(definition, isImage).kind !== "network") return undefined;
  return describeNetwork(value)?.openToAll ? "Open to every address on the internet." : undefined;
}

function ParameterInput({ definition, value, onChange, isImage, unit, problems, disabled = false }: ParameterFieldProps) {
  const control = controlFor(definition, isImage);
  const common = { value, disabled, invalid: problems.length > 0, placeholder: definition.default === "" ? "None" : undefined };

  switch (control.kind) {
    case "choice":
      return (
        <Select
          selectedOption={{ value, label: value === "" ? "None" : value }}
          options={control.values.map((allowed) => ({ value: allowed, label: allowed === "" ? "None" : allowed }))}
          disabled={disabled}
          invalid={problems.length > 0}
          onChange={({ detail }) => onChange(detail.selectedOption.value ?? "")}
        />
      );
    case "switch":
      return (
        <Toggle checked={value === control.on} disabled={disabled} onChange={({ detail }) => onChange(detail.checked ? control.on : control.off)}>
          {value === control.on ? "On" : "Off"}
        </Toggle>
      );
    case "list":
      return (
        <Textarea {...common} value={valueToList(value)} rows={3} placeholder="One entry a line" onChange={({ detail }) => onChange(keepTyping(detail.value))} />
      );
    case "secret":
      return <Input {...common} type="password" autoComplete={false} onChange={({ detail }) => onChange(detail.value)} />;
    case "number":
      return (
        <WithUnit unit={unit}>
          <Input {...common} inputMode="decimal" onChange={({ detail }) => onChange(detail.value.trim())} />
        </WithUnit>
      );
    case "network": {
      const network = describeNetwork(value);
      return (
        <WithUnit unit={network && !network.openToAll ? `${network.addresses.toLocaleString("en")} addresses` : unit}>
          <Input {...common} spellcheck={false} onChange={({ detail }) => onChange(detail.value.trim())} />
        </WithUnit>
      );
    }
    case "image":
      return <Input {...common} spellcheck={false} onChange={({ detail }) => onChange(detail.value.trim())} />;
    case "text":
      return (
        <WithUnit unit={unit}>
          <Input {...common} spellcheck={false} onChange={({ detail }) => onChange(detail.value)} />
        </WithUnit>
      );
  }
}

/** While a list is being typed its last line may be empty: that line must stay, or Enter would do nothing. */
const keepTyping = (text: string): string => (/[\n,]\s*$/.test(text) ? `${listToValue(text)},` : listToValue(text));

// Always the same elements, with or without a unit: one that comes and goes while a value is typed must not take the focus with it.
function WithUnit({ unit, children }: { unit: string | null; children: ReactNode }) {
  return (
    <div className={styles.beside}>
      <div>{children}</div>
      {unit === null ? null : <span className={styles.unit}>{unit}</span>}
    </div>
  );
}
