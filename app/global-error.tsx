"use client";

import "./globals.css";

import { PageError } from "@/components/ui/page-error";

/** Replaces the whole document where even its layout failed. */
export default function GlobalError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <html lang="en">
      <body>
        <title>Pilothouse: something went wrong</title>
        <main>
          <PageError error={error} retry={reset} />
        </main>
      </body>
    </html>
  );
}
