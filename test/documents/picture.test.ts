import { expect, test } from "vitest";
import { readPicture } from "#app/documents/picture.server.ts";
import { exampleLogo } from "../../scripts/demo/logo.ts";
import { refusal, value } from "../support/story.ts";

/** The smallest JPEG there is: its start, the frame with size and colours, and its end. */
function jpeg(components: number, width = 20, height = 10): Uint8Array {
  const frame = [0xff, 0xc0, 0, 8 + 3 * components, 8, 0, height, 0, width, components];
  const parts = Array.from({ length: components }, (_, index) => [index + 1, 0x11, 0]).flat();
  const app = [0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0];
  return Uint8Array.from([0xff, 0xd8, ...app, ...frame, ...parts, 0xff, 0xd9]);
}

const logo = exampleLogo();

/** The logo, saying that it has so many pixels at each side. */
function claiming(pixels: number): Uint8Array {
  const copy = logo.slice();
  new DataView(copy.buffer).setUint32(16, pixels);
  return copy;
}

test("a PNG and a JPEG are read with their size", async () => {
  expect(value(await readPicture(logo))).toMatchObject({
    ...{ mediaType: "image/png", width: 360, height: 200 },
  });
  expect(value(await readPicture(jpeg(3)))).toMatchObject({
    ...{ mediaType: "image/jpeg", width: 20, height: 10 },
  });
});

test.each<[string, () => Uint8Array, string]>([
  ["20 MB", () => new Uint8Array(20_000_000), "Bilden är 20,0 MB. En logotyp får vara högst 1 MB"],
  ["no picture", () => new TextEncoder().encode("<svg/>"), "ingen PNG- eller JPEG-bild"],
  ["nothing", () => new Uint8Array(), "ingen PNG- eller JPEG-bild"],
  ["one that was cut off", () => logo.slice(0, logo.length / 2), "skadad"],
  [
    "one with its middle gone",
    () => logo.map((byte, at) => (at > 60 && at < 900 ? 7 : byte)),
    "skadad",
  ],
  ["one that claims to be endless", () => claiming(60_000), "60000 × 200 punkter"],
  ["a JPEG without its end", () => jpeg(3).slice(0, -2), "skadad"],
  ["a JPEG for a printing press", () => jpeg(4), "CMYK"],
])("%s is refused with its reason", async (_, bytes, says) => {
  expect(refusal(await readPicture(bytes()))).toContain(says);
});
