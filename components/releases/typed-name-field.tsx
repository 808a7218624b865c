"use client";

import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";

/** Why a button waits for the name; undefined: it has been typed. */
export const typedNameObstacle = (name: string, typed: string): string | undefined => (typed === name ? undefined : "Type the name first.");

/** Asks for the environment's name, letter by letter: a pause for thought before something that cannot be undone. */
export function TypedNameField({ name, value, onChange }: { name: string; value: string; onChange: (value: string) => void }) {
  return (
    <FormField
      label={`Type ${name} to confirm`}
      errorText={value !== "" && !name.startsWith(value) ? `This is not ${name}.` : undefined}
    >
      <Input value={value} onChange={({ detail }) => onChange(detail.value)} autoComplete={false} spellcheck={false} ariaRequired />
    </FormField>
  );
}
