"use client";

import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import CopyToClipboard from "@cloudscape-design/components/copy-to-clipboard";
import Modal from "@cloudscape-design/components/modal";

import { Stack } from "@/components/ui/stack";
import type { AccountDetail } from "@/lib/accounts/account-input";

/** What has to be set up on the AWS side for the role to be assumed by this Pilothouse and by nobody else. */
export function TrustDialog({ account, onDone }: { account: AccountDetail; onDone: () => void }) {
  const condition = JSON.stringify({ StringEquals: { "sts:ExternalId": account.externalId ?? "" } }, null, 2);
  return (
    <Modal
      visible
      header={`The role of ${account.name}`}
      closeAriaLabel="Close"
      onDismiss={onDone}
      footer={
        <Box float="right">
          <Button variant="primary" onClick={onDone}>
            Done
          </Button>
        </Box>
      }
    >
      {account.roleArn === null ? (
        <p>No role is assumed: the credentials of the machine that Pilothouse runs on are used.</p>
      ) : (
        <Stack>
          <p>
            <code style={{ overflowWrap: "anywhere" }}>{account.roleArn}</code> has to trust the account of this Pilothouse, on the condition below. The external id is
            not a secret; it keeps others from using the role through their own Pilothouse.
          </p>
          <pre style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>{condition}</pre>
          <CopyToClipboard copyButtonText="Copy the condition" textToCopy={condition} copyButtonAriaLabel="Copy the condition" copySuccessText="Copied" copyErrorText="Copying did not work; select the text instead" />
        </Stack>
      )}
    </Modal>
  );
}
