"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import Button from "@cloudscape-design/components/button";
import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import Select from "@cloudscape-design/components/select";
import { Controller, useForm } from "react-hook-form";
import type { z } from "zod";

import { ControlledInput } from "@/components/ui/controlled-input";
import { Columns, Stack } from "@/components/ui/stack";
import { sandboxFaultInputSchema } from "@/lib/accounts/sandbox-controls";
import { plainInputError } from "@/lib/http/plain-input-error";

import type { FaultInput } from "./fault-input";

const OPERATIONS = [
  { value: "create", label: "create" },
  { value: "update", label: "update" },
  { value: "rollback", label: "rollback" },
  { value: "delete", label: "delete" },
  { value: "*", label: "everything" },
] as const;

const EMPTY = { stack: "*", logicalId: "", operation: "create", message: "", times: 1 } as const;

/** One more failure: where, on what, how often, in whose words. */
export function AddFaultForm({ isSending, onAdd }: { isSending: boolean; onAdd: (fault: FaultInput) => Promise<unknown> }) {
  const { control, handleSubmit, reset } = useForm<z.input<typeof sandboxFaultInputSchema>, unknown, FaultInput>({
    resolver: (values, context, options) =>
      // An empty message and an empty count mean "none given", which the schema spells null.
      zodResolver<z.input<typeof sandboxFaultInputSchema>, unknown, FaultInput>(sandboxFaultInputSchema, { error: plainInputError })({ ...values, message: values.message || null }, context, options),
    defaultValues: EMPTY,
  });

  // What is refused is said by the list above; the entries stay for another try.
  const add = async (fault: FaultInput) => {
    await onAdd(fault).then(
      () => reset(EMPTY),
      () => undefined,
    );
  };

  return (
    <form method="post" noValidate aria-label="Set a failure" onSubmit={(event) => void handleSubmit(add)(event)}>
      <Stack>
        <Columns>
          <ControlledInput control={control} name="logicalId" label="Resource" description="Its name in the template; * and ? stand for anything." placeholder="Cache" />
          <ControlledInput control={control} name="stack" label="Stack" description="pilothouse- and the environment’s name; * for every stack." />
          <Controller
            control={control}
            name="operation"
            render={({ field }) => (
              <FormField stretch label="Fails on">
                <Select
                  selectedOption={OPERATIONS.find(({ value }) => value === field.value) ?? OPERATIONS[0]}
                  options={OPERATIONS}
                  onChange={({ detail }) => field.onChange(detail.selectedOption.value)}
                />
              </FormField>
            )}
          />
          <Controller
            control={control}
            name="times"
            render={({ field, fieldState }) => (
              <FormField stretch label="How often" constraintText="Empty: until it is removed." errorText={fieldState.error?.message}>
                <Input
                  type="number"
                  inputMode="numeric"
                  value={field.value === null || field.value === undefined ? "" : String(field.value)}
                  onBlur={field.onBlur}
                  onChange={({ detail }) => field.onChange(detail.value === "" ? null : Number(detail.value))}
                />
              </FormField>
            )}
          />
        </Columns>
        <ControlledInput control={control} name="message" label="What AWS would say" description="Empty: a general failure." placeholder="Insufficient capacity in this zone" />
        <div>
          <Button variant="primary" formAction="submit" loading={isSending}>
            Set this failure
          </Button>
        </div>
      </Stack>
    </form>
  );
}
