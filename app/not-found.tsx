import type { Metadata } from "next";

import { ButtonLink } from "@/components/ui/button-link";
import { FullPageNotice } from "@/components/ui/full-page-notice";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <main>
      <FullPageNotice title="There is no such page" action={<ButtonLink href="/">Go to the overview</ButtonLink>}>
        The address may be mistyped, or what it named may be gone.
      </FullPageNotice>
    </main>
  );
}
