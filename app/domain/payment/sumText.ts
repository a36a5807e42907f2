/** "1 250,50 kr": a sum that money is paid by, always with its ören and never broken over two lines. */
export function sumText(ore: number): string {
  const digits = String(Math.abs(ore)).padStart(3, "0");
  const kronor = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, "\u00a0");
  return `${ore < 0 ? "−" : ""}${kronor},${digits.slice(-2)}\u00a0kr`;
}
