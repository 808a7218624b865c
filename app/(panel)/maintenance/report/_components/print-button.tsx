"use client";

import Button from "@cloudscape-design/components/button";

export function PrintButton() {
  return <Button onClick={() => window.print()}>Print</Button>;
}
