"use client";

import I18nProvider from "@cloudscape-design/components/i18n";
import messages from "@cloudscape-design/components/i18n/messages/all.en";
import { QueryClientProvider } from "@tanstack/react-query";
import type { ReactNode } from "react";

import { NoticesProvider } from "@/components/ui/notices";
import { ReaderClockProvider } from "@/components/ui/reader-clock";
import { getQueryClient } from "@/lib/http/get-query-client";

type PanelProvidersProps = { zone: string; renderedAtMs: number; children: ReactNode };

/** What every page of the panel stands on: answers kept from the server, words for the component library, the reader's clock, notices. */
export function PanelProviders({ zone, renderedAtMs, children }: PanelProvidersProps) {
  return (
    <QueryClientProvider client={getQueryClient()}>
      <I18nProvider locale="en" messages={[messages]}>
        <ReaderClockProvider zone={zone} renderedAtMs={renderedAtMs}>
          <NoticesProvider>{children}</NoticesProvider>
        </ReaderClockProvider>
      </I18nProvider>
    </QueryClientProvider>
  );
}
