/** A clash: a passage of an ärende that two have changed without seeing each other, and what may become of it. */

/** Where in an ärende something stands. */
export type Place =
  | "heading"
  | "kind"
  | "financing"
  | "text"
  | "subheading"
  | "lead"
  | "clause"
  | "doer"
  | "due";

export const choices = ["mine", "saved", "both"] as const;
export type Choice = (typeof choices)[number];

/** A passage that two have changed. Empty `mine` or `saved`: it was struck, or emptied. */
export type Clash = {
  /** The same for the same clash, so that a choice is never taken for another one. */
  id: string;
  place: Place;
  /** The att-sats that a doer or a day belongs to; else empty. */
  about: string;
  was: string;
  mine: string;
  saved: string;
};

/** A change that was taken in from the saved version, where the other had changed nothing. Empty `saved`: struck. */
export type Taken = Pick<Clash, "place" | "was" | "saved">;

/** Both versions can stand, one after the other; a field holds one only. */
export const canBeBoth = ({ place, mine, saved }: Pick<Clash, "place" | "mine" | "saved">) =>
  ["text", "subheading", "clause", "financing"].includes(place) && mine !== "" && saved !== "";
