"use client";

import Alert from "@cloudscape-design/components/alert";

import { counted } from "./counted";
import type { AddressPart } from "./left-out-parts";

/** Says what of its address a page could not follow; nothing where it followed all. */
export function LeftOutOfAddress({ parts }: { parts: readonly AddressPart[] }) {
  if (parts.length === 0) return null;
  return (
    <Alert type="warning" header={`${counted(parts.length, "part")} of this address ${parts.length === 1 ? "is" : "are"} not understood, so the page is shown without ${parts.length === 1 ? "it" : "them"}`}>
      {parts.map(({ name, value }) => `${name}: ${value}`).join(", ")}
    </Alert>
  );
}
