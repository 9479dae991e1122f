/** Whether a text in percent-encoding (`application/x-www-form-urlencoded`, the query of an address) stands for UTF-8: each `%` is followed by two hexadecimal digits, and the bytes are well-formed. Linear. */
export function isDecodable(text: string): boolean {
  if (!text.includes('%')) return true;
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}
