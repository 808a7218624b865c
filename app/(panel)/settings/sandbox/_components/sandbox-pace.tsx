"use client";

import Button from "@cloudscape-design/components/button";
import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { formatDuration } from "@/components/ui/format-time";
import { useNotices } from "@/components/ui/notices";
import { PanelBox } from "@/components/ui/panel-box";
import { ProblemAlert } from "@/components/ui/problem-alert";
import { useChange } from "@/components/ui/use-change";
import { sandboxSpeedQuery } from "@/lib/accounts/queries";
import { sandboxSpeedSchema, type SandboxSpeed } from "@/lib/accounts/sandbox-controls";
import { sendJson } from "@/lib/http/send-json";

import styles from "./sandbox-pace.module.css";

const DATABASE_MINUTES = 10; // what a database takes to be created in AWS: the example that everybody has waited for

/** How many times faster than AWS the sandbox works. */
export function SandboxPace() {
  const queryClient = useQueryClient();
  const { say } = useNotices();
  const { data } = useQuery(sandboxSpeedQuery());
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? (data ? String(data.speed) : "");
  const wanted = sandboxSpeedSchema.safeParse({ speed: Number(text) });
  const { mutate, isPending, error } = useChange({
    mutationFn: (pace: SandboxSpeed) => sendJson("PUT", "/api/v1/sandbox/speed", pace, sandboxSpeedSchema),
    onSuccess: (stored) => {
      queryClient.setQueryData(sandboxSpeedQuery().queryKey, stored);
      setTyped(null);
      say(`The sandbox now works ${stored.speed} times as fast as AWS.`);
    },
  });

  return (
    <PanelBox title="Speed" note={data ? `Now ${data.speed} times as fast as AWS: a database that takes ${DATABASE_MINUTES} min there takes ${formatDuration((DATABASE_MINUTES * 60) / data.speed)} here.` : undefined}>
      <form
        method="post"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (wanted.success) mutate(wanted.data);
        }}
      >
        <ProblemAlert error={error} />
        <FormField
          stretch
          label="Times as fast as AWS"
          constraintText="1 is AWS’s own pace; at most 10,000. What is under way follows within a second."
          errorText={text !== "" && !wanted.success ? "Enter a number from 1 to 10,000." : undefined}
        >
          <div className={styles.beside}>
            <Input type="number" inputMode="decimal" value={text} onChange={({ detail }) => setTyped(detail.value)} />
            <Button formAction="submit" loading={isPending} disabled={!wanted.success || typed === null}>
              Set the speed
            </Button>
          </div>
        </FormField>
      </form>
    </PanelBox>
  );
}
