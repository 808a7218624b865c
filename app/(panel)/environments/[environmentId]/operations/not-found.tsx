import { ButtonLink } from "@/components/ui/button-link";
import { FullPageNotice } from "@/components/ui/full-page-notice";

export default function OperationNotFound() {
  return (
    <FullPageNotice title="There is no such operation" action={<ButtonLink href="/">Go to the overview</ButtonLink>}>
      The address may be mistyped, or the operation belongs to another environment.
    </FullPageNotice>
  );
}
