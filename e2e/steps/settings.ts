/** What the global set-up leaves in the environment for the journeys. */
function setting(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: journeys are run by \`npm test -- journeys\`, whose set-up brings the product up.`);
  return value;
}

export const baseUrl = (): string => `http://127.0.0.1:${setting("PILOTHOUSE_E2E_PORT")}`;
export const adminToken = (): string => setting("PILOTHOUSE_E2E_TOKEN");
export const sandboxUrl = (): string => setting("PILOTHOUSE_E2E_SANDBOX_URL");
/** Good for one sign-in, which `first-sign-in.spec.ts` makes. */
export const firstAdministrator = (): { email: string; password: string } => ({ email: setting("PILOTHOUSE_E2E_EMAIL"), password: setting("PILOTHOUSE_E2E_PASSWORD") });
