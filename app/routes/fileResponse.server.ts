/** What a browser shows by itself without running anything of ours. HTML and SVG are never among them. */
const shownInline = /^(?:application\/pdf|image\/(?:jpeg|png|gif|webp)|text\/plain(?:;.*)?)$/;

/** Whether a file of this type can be shown in place. */
export const canBeShown = (mediaType: string): boolean => shownInline.test(mediaType);

/** A bilaga's file: shown by the browser where that is safe, otherwise a download. */
export const attachmentResponse = (
  file: { filename: string; media_type: string; sha256: string },
  bytes: Uint8Array,
): Response =>
  fileResponse(
    { bytes, media_type: file.media_type },
    file.filename,
    file.sha256,
    canBeShown(file.media_type) ? "inline" : "attachment",
  );

/** Kept bytes whose hash a reader can compare. Never run as a page of ours. */
export function fileResponse(
  blob: { bytes: Uint8Array; media_type: string },
  name: string,
  sha256: string,
  disposition: "inline" | "attachment" = "inline",
): Response {
  const ascii = name.replace(/[^\w.-]+/g, "_");
  // A browser's own reader for PDF does not open in a sandbox.
  const sandbox = blob.media_type === "application/pdf" ? "" : "sandbox; ";
  return new Response(new Uint8Array(blob.bytes), {
    headers: {
      "Content-Type": blob.media_type,
      "Content-Disposition": `${disposition}; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(name)}`,
      "Content-Security-Policy": `${sandbox}default-src 'none'; style-src 'unsafe-inline'; img-src data:`,
      // Asked for anew each time: what is no longer public is gone at once.
      "Cache-Control": "no-cache",
      ETag: `"${sha256}"`,
      "X-Content-Type-Options": "nosniff",
    },
  });
}
