import { ButtonLink } from "@/components/ui/button-link";
import { FullPageNotice } from "@/components/ui/full-page-notice";

export default function EnvironmentNotFound() {
  return (
    <FullPageNotice title="There is no such environment" action={<ButtonLink href="/">Go to the overview</ButtonLink>}>
      The address may be mistyped, or the environment was removed from the panel. The audit keeps what was done to it.
    </FullPageNotice>
  );
}
