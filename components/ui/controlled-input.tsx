"use client";

import FormField, { type FormFieldProps } from "@cloudscape-design/components/form-field";
import Input, { type InputProps } from "@cloudscape-design/components/input";
import { useController, type Control, type FieldPathByValue, type FieldValues } from "react-hook-form";

type ControlledInputProps<Values extends FieldValues, Sent> = Pick<FormFieldProps, "description" | "constraintText"> &
  Pick<InputProps, "type" | "inputMode" | "placeholder"> & {
    control: Control<Values, unknown, Sent>;
    name: FieldPathByValue<Values, string | null | undefined>;
    label: string;
  };

/** A labelled line of text in a form, with what its schema says is wrong. Names and addresses, never prose: nothing is spell-checked. */
export function ControlledInput<Values extends FieldValues, Sent>({ control, name, label, description, constraintText, ...input }: ControlledInputProps<Values, Sent>) {
  const { field, fieldState } = useController({ control, name });
  return (
    <FormField stretch label={label} description={description} constraintText={constraintText} errorText={fieldState.error?.message}>
      <Input {...input} value={field.value ?? ""} spellcheck={false} onBlur={field.onBlur} onChange={({ detail }) => field.onChange(detail.value)} />
    </FormField>
  );
}
