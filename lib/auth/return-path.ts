const SELF = "http://self.invalid";
// Browsers drop tabs and line ends inside a URL and read a backslash as a slash: "/\evil.tld" and "/<tab>/evil.tld" leave the site.
const MISREAD = /\\|\p{Control}/u;

/** A path of our own to go to after signing in; "/" for anything that could lead anywhere else. */
export function safeReturnPath(wanted: string | null | undefined): string {
  if (!wanted || !wanted.startsWith("/") || wanted.startsWith("//") || MISREAD.test(wanted)) return "/";
  if (!URL.canParse(wanted, SELF)) return "/";
  const url = new URL(wanted, SELF);
  // "/a/..//evil.tld" begins with two slashes only after it has been resolved.
  if (url.origin !== SELF || url.pathname.startsWith("//")) return "/";
  return `${url.pathname}${url.search}${url.hash}`;
}
