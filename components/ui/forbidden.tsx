import { LEAST_ROLE, type Permission } from "@/lib/auth/permission";

import { ButtonLink } from "./button-link";
import { FullPageNotice } from "./full-page-notice";

/** A page that the reader's role does not open: which role does, and who can give it. */
export function Forbidden({ permission, what }: { permission: Permission; what: string }) {
  return (
    <FullPageNotice title="Not open to you" action={<ButtonLink href="/">Back to the overview</ButtonLink>}>
      {what} needs the role {LEAST_ROLE[permission]}. An administrator can give it to you under Settings, People.
    </FullPageNotice>
  );
}
