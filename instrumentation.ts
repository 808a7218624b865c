/** Next calls this once, before the web process takes a request. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { checkWebSettings } = await import("@/lib/http/server/check-web-settings");
  checkWebSettings();
}
