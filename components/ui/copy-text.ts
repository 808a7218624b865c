/** Puts text into the clipboard. False: the browser does not allow it, or has none: on plain http from another machine there is no clipboard. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false; // whatever the browser's reason, what remains is to copy by hand
  }
}
