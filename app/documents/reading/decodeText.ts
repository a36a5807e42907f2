/**
 * Bytes of a text file as text: UTF-8, UTF-16, or Windows-1252 as older Swedish programs wrote. Bytes that are
 * none of these are no text.
 */

/** Control characters that text files hold: tab, line feed, vertical tab, form feed, carriage return. */
const isTextControl = (byte: number): boolean => byte >= 9 && byte <= 13;
/** One in a hundred may be stray; more is a program's data. */
const MOST_CONTROLS = 0.01;
const SAMPLE = 4000;

/** Which UTF-16 the bytes are: every other one is zero in a text of Western letters. */
function wideEncoding(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  const zeros: [even: number, odd: number] = [0, 0];
  const sample = bytes.subarray(0, SAMPLE);
  sample.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2 === 0 ? 0 : 1] += 1;
  });
  const [even, odd] = zeros;
  const most = sample.length / 4;
  if (odd > most && even === 0) return "utf-16le";
  return even > most && odd === 0 ? "utf-16be" : null;
}

/** The bytes are UTF-16 text, whose mark some other formats begin with too. */
export const isWideText = (bytes: Uint8Array): boolean => wideEncoding(bytes) !== null;

function hasControls(bytes: Uint8Array): boolean {
  let controls = 0;
  for (const byte of bytes) {
    if (byte === 0) return true;
    if (byte < 32 && !isTextControl(byte) && byte !== 0x1a && byte !== 0x1b) controls += 1;
  }
  return controls > bytes.length * MOST_CONTROLS;
}

/** What Windows-1252 has where Latin-1 has control characters, from 0x80; Node reads those as Latin-1. */
const WINDOWS_1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

/** Bytes of Windows-1252, which is Latin-1 and more, as text: there is none that they cannot be. */
export const fromWindows = (bytes: Uint8Array): string =>
  new TextDecoder("latin1")
    .decode(bytes)
    .replace(/[\u0080-\u009f]/g, (char) => WINDOWS_1252.charAt(char.charCodeAt(0) - 0x80));

/** The text, or null when the bytes are no text. */
export function decodeText(bytes: Uint8Array): string | null {
  const wide = wideEncoding(bytes);
  if (wide) return new TextDecoder(wide).decode(bytes);
  if (hasControls(bytes)) return null;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return fromWindows(bytes);
  }
}
