/**
 * Signs in with the one-time password that the first start printed, chooses a password, and returns the session's cookie header.
 * @param {{ url: string, lines: string[] }} product
 */
export async function signIn({ url, lines }) {
  const password = oneTimePassword(lines);
  const jar = new Map();
  const request = async (path, init = {}) => {
    const response = await fetch(`${url}${path}`, {
      redirect: "manual",
      ...init,
      headers: { Origin: url, Cookie: cookieHeader(jar), ...init.headers },
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [pair] = cookie.split(";");
      jar.set(pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1));
    }
    return response;
  };

  const { csrfToken } = await (await request("/api/auth/csrf")).json();
  await request("/api/auth/callback/credentials", {
    method: "POST",
    headers: { "Content-Type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ csrfToken, email: "admin@localhost", password, json: "true" }),
  });
  const chosen = `bench ${crypto.randomUUID()}`;
  const changed = await request("/api/v1/password", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ currentPassword: password, newPassword: chosen }),
  });
  if (!changed.ok) throw new Error(`Choosing a password: ${changed.status} ${await changed.text()}`);
  return cookieHeader(jar);
}

function oneTimePassword(lines) {
  const password = lines.map((line) => /password:?\s+(\S+)\s*$/i.exec(line)?.[1]).find(Boolean);
  if (!password) throw new Error(`No one-time password among:\n${lines.join("\n")}`);
  return password;
}

const cookieHeader = (jar) => [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
