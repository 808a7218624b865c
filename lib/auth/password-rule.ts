export const PASSWORD_MIN_LENGTH = 12;
export const PASSWORD_MAX_LENGTH = 256;

// The commonest of 12 characters and more in public breach lists (SecLists, "10-million-password-list-top-100000"), and words that
// people here would think of first. Shorter ones are refused by length.
const COMMONEST = new Set([
  "111111111111", "123123123123", "123456123456", "123456789012", "1234567890123", "12345678910", "123456789123", "1234567891011",
  "1q2w3e4r5t6y", "1qaz2wsx3edc", "1qazxsw23edc", "a1b2c3d4e5f6", "aaaaaaaaaaaa", "abcdefghijkl", "adminadmin12", "adminadminadmin",
  "administrator", "changemenow1", "changemechangeme", "computer1234", "correcthorsebatterystaple", "iloveyou1234", "iloveyouforever",
  "letmeinletmein", "letmeinplease", "mynameisnobody", "passwordpassword", "password1234", "password12345", "password123456",
  "password123!", "password1!password1!", "pilothouse123", "pilothousepilothouse", "q1w2e3r4t5y6", "qazwsxedcrfv", "qwerty123456",
  "qwertyqwerty", "qwertyuiop12", "qwertyuiop123", "qwertyuiopasdfghjkl", "superman1234", "welcome12345", "welcometothejungle",
]);

/** What to change about a password that somebody wants to have; null where it will do. No rules of composition: length is what counts. */
export function passwordProblem(password: string, person: { email: string; name: string }): string | null {
  const length = [...password].length;
  if (length < PASSWORD_MIN_LENGTH) return `Use at least ${PASSWORD_MIN_LENGTH} characters; a few words in a row are easy to remember.`;
  if (length > PASSWORD_MAX_LENGTH) return `Use at most ${PASSWORD_MAX_LENGTH} characters.`;
  const folded = password.trim().toLowerCase();
  if (COMMONEST.has(folded) || new Set(folded).size < 4) return "This is one of the passwords that are tried first. Choose another.";
  if ([person.email, person.email.split("@")[0], person.name].some((own) => own !== undefined && own.toLowerCase() === folded))
    return "Do not use your own name or e-mail address as a password.";
  return null;
}
