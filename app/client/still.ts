/** What a person types comes before what the page wants to show. */

let typedAt = Number.NEGATIVE_INFINITY;
document.addEventListener("keydown", () => {
  typedAt = performance.now();
});

/** Waits until no key has been pressed for so many milliseconds. */
export async function still(ms: number): Promise<void> {
  for (;;) {
    const left = typedAt + ms - performance.now();
    if (left <= 0) return;
    await new Promise((resolve) => setTimeout(resolve, left));
  }
}
