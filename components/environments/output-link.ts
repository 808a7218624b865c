/** The address to open for an output's value; null where it is not one that a browser may safely open. Values are text from AWS. */
export function openableUrl(value: string): string | null {
  if (!/^https?:\/\//i.test(value) || !URL.canParse(value)) return null;
  const url = new URL(value);
  // A name before the host ("https://console.aws.amazon.com@evil.example") is there to mislead.
  return url.username === "" && url.password === "" ? url.href : null;
}

/** Where the system answers: the output that templates call Url. Null where there is none yet, or none that may be opened. */
export function mainAddress(outputs: readonly { key: string; value: string }[]): string | null {
  const output = outputs.find(({ key }) => key === "Url");
  return output ? openableUrl(output.value) : null;
}
