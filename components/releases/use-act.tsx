"use client";

import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useState, useTransition, type ReactNode } from "react";

import { useNotices } from "@/components/ui/notices";
import type { LegalAct } from "@/lib/releases/legal-acts-view";
import type { OperationView } from "@/lib/releases/operation-view";

import { leadsToPreview, NO_ANSWERS, startBody } from "./act-request";
import { operationHref } from "./hrefs";
import { useStartOperation } from "./operation-acts";
import { newRequestKey } from "./request-key";

// Opened by few visits: its code comes with the first click.
const ActDialog = dynamic(() => import("./act-dialog").then((module) => module.ActDialog), { ssr: false });

type Environment = { id: string; name: string };

/** Carries out acts on an environment: by a dialog, or straight to the preview, and then to the operation's page. */
export function useAct(environment: Environment, stackStatus: string | null): { run: (act: LegalAct) => void; pending: boolean; dialog: ReactNode } {
  const router = useRouter();
  const notices = useNotices();
  const start = useStartOperation(environment.id);
  const [asked, setAsked] = useState<LegalAct | null>(null);
  const [isLeaving, leave] = useTransition();

  const goOn = (operation: OperationView): void => {
    setAsked(null);
    leave(() => router.push(operationHref(operation.environmentId, operation.id)));
  };
  const run = (act: LegalAct): void => {
    if (isLeaving) return;
    if (!leadsToPreview(act, stackStatus)) return setAsked(act);
    start.mutate({ body: startBody(act, NO_ANSWERS), idempotencyKey: newRequestKey() }, { onSuccess: goOn, onError: notices.sayProblem });
  };

  const dialog = asked ? (
    <ActDialog act={asked} environmentId={environment.id} environmentName={environment.name} onDone={goOn} onDismiss={() => setAsked(null)} />
  ) : null;
  return { run, pending: start.isPending || isLeaving, dialog };
}
