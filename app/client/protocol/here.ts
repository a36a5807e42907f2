/** Tells that the meeting is at a paragraf, as the button in the room does, without leaving the text. */

/** The page answers in words, as a form is answered. `home` is the meeting's address. */
export async function meetingIsAt(home: string, itemId: string): Promise<string> {
  const fields = { avsikt: "ga-till", formular: `har-${Date.now()}-${itemId}`, itemId };
  const address = `${home}/rum`;
  try {
    const response = await fetch(address, { method: "POST", body: new URLSearchParams(fields) });
    if (response.ok && new URL(response.url).pathname === address) {
      return "Sammanträdet är vid den här paragrafen.";
    }
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const reason = page.querySelector(".error-summary li")?.textContent;
    return reason ?? "Det gick inte att gå hit. Ladda om sidan och försök igen.";
  } catch {
    return "Ingen kontakt: styrelsen ser inte att sammanträdet är här. Försök igen om en stund.";
  }
}
