import type { Metadata, Viewport } from "next";
import { cookies, headers } from "next/headers";
import type { ReactNode } from "react";

import { APPEARANCE_COOKIE, bodyClassName, parseAppearance, SYSTEM_SCHEME_SCRIPT } from "@/components/shell/appearance";

import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Pilothouse", template: "%s · Pilothouse" },
  description: "Choose, launch, watch and roll back AWS deployments.",
};

export const viewport: Viewport = { width: "device-width", initialScale: 1 };

export default async function RootLayout({ children }: { children: ReactNode }) {
  const appearance = parseAppearance((await cookies()).get(APPEARANCE_COOKIE)?.value);
  const nonce = (await headers()).get("x-nonce") ?? undefined;

  return (
    <html lang="en">
      {/* The script below may correct the class before React sees it, and browsers hide a nonce from scripts that read it back. */}
      <body className={bodyClassName(appearance)} suppressHydrationWarning>
        {appearance.theme === "system" ? (
          <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: SYSTEM_SCHEME_SCRIPT }} />
        ) : null}
        {children}
      </body>
    </html>
  );
}
