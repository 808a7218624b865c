"use client";

import Button from "@cloudscape-design/components/button";
import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";

import { ProblemAlert } from "@/components/ui/problem-alert";
import { StatusMark } from "@/components/ui/status-mark";
import { useChange } from "@/components/ui/use-change";
import { sendJson } from "@/lib/http/send-json";
import { deliveryViewSchema } from "@/lib/notifications/delivery-view";
import { deliveryQuery, isFirstTryOut } from "@/lib/notifications/queries";
import type { RulesTarget } from "@/lib/notifications/rules-view";

import { deliveryMark, outcomeWords } from "./notification-words";
import styles from "./rules-matrix.module.css";

/** Sends a test the way any message goes, by the worker, and says what came of it. */
export function TestButton({ target, name }: { target: RulesTarget; name: string }) {
  const [deliveryId, setDeliveryId] = useState<string | null>(null);
  const send = useChange({
    mutationFn: () => sendJson("POST", target === "own-email" ? "/api/v1/notifications/own-email/test" : `/api/v1/notifications/channels/${target}/test`, undefined, deliveryViewSchema),
    onSuccess: ({ id }) => setDeliveryId(id),
  });
  return (
    <div className={styles.acts}>
      <Button ariaLabel={`Send a test message to ${name}`} loading={send.isPending} onClick={() => send.mutate()}>
        Send a test message
      </Button>
      <div aria-live="polite">{deliveryId === null ? null : <TestOutcome key={deliveryId} deliveryId={deliveryId} />}</div>
      <ProblemAlert error={send.error} />
    </div>
  );
}

function TestOutcome({ deliveryId }: { deliveryId: string }) {
  const { data } = useQuery(deliveryQuery(deliveryId));
  const router = useRouter();
  const isTried = data !== undefined && !isFirstTryOut(data);
  // The log on the same page is the server's: it has the test now.
  useEffect(() => {
    if (isTried) router.refresh();
  }, [isTried, router]);
  if (!data) return null;
  return (
    <>
      <StatusMark {...deliveryMark(data)} /> {outcomeWords(data)}
    </>
  );
}
