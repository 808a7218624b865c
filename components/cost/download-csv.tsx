"use client";

import Button from "@cloudscape-design/components/button";

import { toCsv, type CsvCell } from "@/lib/shared/to-csv";

/** Gives what stands on the page as a file, without asking the server again. */
export function DownloadCsv({ fileName, rows, children = "Download as CSV" }: { fileName: string; rows: readonly (readonly CsvCell[])[]; children?: string }) {
  const download = () => {
    const address = URL.createObjectURL(new Blob([toCsv(rows)], { type: "text/csv;charset=utf-8" }));
    const link = document.createElement("a");
    link.href = address;
    link.download = fileName;
    link.click();
    URL.revokeObjectURL(address);
  };
  return (
    <Button variant="inline-link" iconName="download" onClick={download}>
      {children}
    </Button>
  );
}
