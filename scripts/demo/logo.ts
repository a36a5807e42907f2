/** The example's logo, drawn here: two waves under a hill, as a PNG. */
import { zlibSync } from "fflate";

const SIZE = { width: 360, height: 200 };
type Dot = readonly [number, number, number, number];
const WATER: Dot = [31, 90, 120, 255];
const HILL: Dot = [74, 122, 84, 255];
const NOTHING: Dot = [255, 255, 255, 0];

/** The colour of one dot. */
function dotAt(x: number, y: number): Dot {
  const wave = (middle: number) => Math.abs(y - middle - 10 * Math.sin(x / 28)) < 9;
  if (wave(140) || wave(176)) return WATER;
  const hill = 110 - 96 * Math.exp(-(((x - 190) / 90) ** 2));
  return y > hill && y < 116 ? HILL : NOTHING;
}

function pixels(): Uint8Array {
  const row = SIZE.width * 4 + 1;
  const raw = new Uint8Array(row * SIZE.height);
  for (let y = 0; y < SIZE.height; y += 1) {
    for (let x = 0; x < SIZE.width; x += 1) raw.set(dotAt(x, y), y * row + 1 + x * 4);
  }
  return raw;
}

/** @see PNG (ISO/IEC 15948), annex D */
function checksum(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return ~crc >>> 0;
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const out = new Uint8Array(data.length + 12);
  const view = new DataView(out.buffer);
  view.setUint32(0, data.length);
  out.set(new TextEncoder().encode(type), 4);
  out.set(data, 8);
  view.setUint32(data.length + 8, checksum(out.subarray(4, data.length + 8)));
  return out;
}

/** The logo as the bytes of a PNG file. */
export function exampleLogo(): Uint8Array {
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, SIZE.width);
  view.setUint32(4, SIZE.height);
  // Eight bits a colour, with transparency.
  header.set([8, 6, 0, 0, 0], 8);
  const signature = Uint8Array.from([137, 80, 78, 71, 13, 10, 26, 10]);
  const parts = [
    signature,
    chunk("IHDR", header),
    chunk("IDAT", zlibSync(pixels())),
    chunk("IEND", new Uint8Array()),
  ];
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}
