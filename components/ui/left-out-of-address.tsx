"use client";

import Alert from "@cloudscape-design/components/alert";

import { counted } from "./counted";

/** Says which filters of an address a list could not follow; nothing where it followed all. */
export function LeftOutOfAddress({ filters }: { filters: readonly { name: string; value: string }[] }) {
  if (filters.length === 0) return null;
  return (
    <Alert type="warning" header={`${counted(filters.length, "filter")} of this address ${filters.length === 1 ? "is" : "are"} not understood, so the list is not filtered by ${filters.length === 1 ? "it" : "them"}`}>
      {filters.map(({ name, value }) => `${name}: ${value}`).join(", ")}
    </Alert>
  );
}
