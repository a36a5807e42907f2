/** A picture as it was uploaded, if it can be printed: read here as it will be read in the PDF. */
import { fileTypeFromBuffer } from "file-type";
import { accepted, type Result, refused } from "../domain/result.ts";
import type { Picture } from "./document.ts";
import { JpegEmbedder, PngEmbedder } from "./pdf/library.server.ts";

/** A logo of some centimetres is never larger, and every document carries it. */
const MOST_BYTES = 1_000_000;
/** Pixels at a side: more is drawn no sharper, and a small file can hold endlessly many. */
const MOST_PIXELS = 4_000;

type Read = Omit<Picture, "alt">;

const no = (text: string) => refused(text, { field: "logo" });

const broken = no("Bilden är skadad och går inte att läsa. Spara den på nytt och välj den igen.");

/** Size, kind and soundness of a picture; a refusal at the field `logo` says what is wrong with it. `what` it is of. */
export async function readPicture(bytes: Uint8Array, what = "En logotyp"): Promise<Result<Read>> {
  if (bytes.length > MOST_BYTES) {
    const size = (bytes.length / 1_000_000).toFixed(1).replace(".", ",");
    return no(
      `Bilden är ${size} MB. ${what} får vara högst 1 MB: spara den mindre och välj den igen.`,
    );
  }
  const kind = await fileTypeFromBuffer(bytes);
  if (kind?.mime === "image/png") return png(bytes);
  if (kind?.mime === "image/jpeg") return jpeg(bytes);
  return no("Filen är ingen PNG- eller JPEG-bild. Spara den som PNG och välj den igen.");
}

const tooManyPixels = ({ width, height }: { width: number; height: number }) =>
  width > MOST_PIXELS || height > MOST_PIXELS
    ? no(`Bilden är ${width} × ${height} punkter. Högst ${MOST_PIXELS} på var sida behövs.`)
    : null;

/** The chunk that every PNG ends with. */
const isWholePng = (bytes: Uint8Array): boolean =>
  new TextDecoder("latin1").decode(bytes.subarray(-12)).includes("IEND");

async function png(bytes: Uint8Array): Promise<Result<Read>> {
  if (bytes.length < 33 || !isWholePng(bytes)) return broken;
  const header = new DataView(bytes.buffer, bytes.byteOffset, 33);
  // Before anything is unpacked: a few bytes can claim a picture larger than the memory.
  const size = { width: header.getUint32(16), height: header.getUint32(20) };
  const tooMany = tooManyPixels(size);
  if (tooMany) return tooMany;
  try {
    const { width, height } = await PngEmbedder.for(bytes);
    return width > 0 && height > 0
      ? accepted({ bytes, mediaType: "image/png", width, height })
      : broken;
  } catch {
    return broken;
  }
}

/** The mark that every JPEG ends with; some cameras fill up after it. */
const isWholeJpeg = (bytes: Uint8Array): boolean =>
  new TextDecoder("latin1").decode(bytes.subarray(-1024)).includes("\xff\xd9");

async function jpeg(bytes: Uint8Array): Promise<Result<Read>> {
  if (!isWholeJpeg(bytes)) return broken;
  try {
    const { width, height, colorSpace } = await JpegEmbedder.for(bytes);
    // The archive standard wants colours that it knows the meaning of, and the document's are those of a screen.
    if (colorSpace === "DeviceCMYK") {
      return no(
        "Bilden har tryckets fyra färger (CMYK). Spara den med skärmens färger (RGB) och välj den igen.",
      );
    }
    return (
      tooManyPixels({ width, height }) ??
      accepted({ bytes, mediaType: "image/jpeg", width, height })
    );
  } catch {
    return broken;
  }
}
