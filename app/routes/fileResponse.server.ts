/** Kept bytes as a download whose hash a reader can compare. Never run as a page of ours. */
export function fileResponse(
  blob: { bytes: Uint8Array; media_type: string },
  name: string,
  sha256: string,
  disposition: "inline" | "attachment" = "inline",
): Response {
  const ascii = name.replace(/[^\w.-]+/g, "_");
  return new Response(new Uint8Array(blob.bytes), {
    headers: {
      "Content-Type": blob.media_type,
      "Content-Disposition": `${disposition}; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(name)}`,
      "Content-Security-Policy":
        "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:",
      ETag: `"${sha256}"`,
      "X-Content-Type-Options": "nosniff",
    },
  });
}
