"use client";

import CopyToClipboard from "@cloudscape-design/components/copy-to-clipboard";

import styles from "./sandbox-endpoint.module.css";

/** How to look into the sandbox with any AWS client: the same calls as in AWS, at an address on this machine. */
export function SandboxEndpoint({ endpoint, region }: { endpoint: string; region: string }) {
  const commands = [
    `export AWS_ENDPOINT_URL=${endpoint} AWS_REGION=${region}`,
    "export AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test",
    "aws cloudformation describe-stacks",
  ].join("\n");
  return (
    <div>
      <h3>Look into it with any AWS client</h3>
      <p>
        It answers at <code>{endpoint}</code>, on this machine only, to the keys test and test.
      </p>
      <div className={styles.commands}>
        <pre>{commands}</pre>
        <CopyToClipboard variant="icon" textToCopy={commands} copyButtonAriaLabel="Copy the commands" copySuccessText="Copied" copyErrorText="Copying did not work; select the text instead" />
      </div>
    </div>
  );
}
