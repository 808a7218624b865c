import { ButtonLink } from "@/components/ui/button-link";
import { FullPageNotice } from "@/components/ui/full-page-notice";

/** Inside the panel, so that the navigation stays. */
export default function PanelNotFound() {
  return (
    <FullPageNotice title="There is no such page" action={<ButtonLink href="/">Go to the overview</ButtonLink>}>
      The address may be mistyped, or what it named may have been removed.
    </FullPageNotice>
  );
}
