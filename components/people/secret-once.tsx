"use client";

import Alert from "@cloudscape-design/components/alert";
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import CopyToClipboard from "@cloudscape-design/components/copy-to-clipboard";
import Modal from "@cloudscape-design/components/modal";
import type { ReactNode } from "react";

type SecretOnceProps = { title: string; secret: string; children: ReactNode; onDone: () => void };

/** A secret that is shown this once and is nowhere kept in readable form; the window says so and closes only on purpose. */
export function SecretOnce({ title, secret, children, onDone }: SecretOnceProps) {
  return (
    <Modal
      visible
      header={title}
      closeAriaLabel="Close: the secret will not be shown again"
      onDismiss={({ detail }) => (detail.reason === "overlay" ? undefined : onDone())}
      footer={
        <Box float="right">
          <Button variant="primary" onClick={onDone}>
            I have kept it
          </Button>
        </Box>
      }
    >
      <Alert type="warning" header="It is shown this once">
        {children}
      </Alert>
      <Box margin={{ top: "m" }}>
        <CopyToClipboard
          variant="inline"
          textToCopy={secret}
          textToDisplay={secret}
          copyButtonAriaLabel="Copy it"
          copySuccessText="Copied"
          copyErrorText="Copying did not work; select the text instead"
        />
      </Box>
    </Modal>
  );
}
