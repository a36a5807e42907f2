/**
 * Why a bilaga may not be read by everyone on the web. A ground is free text: a mark reminds, it decides nothing,
 * and whether a paper may be handed out is tried each time it is asked for.
 * @see OSL 5:5, GDPR 6, TF 2
 */

/** The grounds a förbund most often has, as suggestions. */
export const commonGrounds: readonly string[] = [
  "personuppgifter, dataskyddsförordningen",
  "21 kap. 7 § OSL, personuppgifter",
  "25 kap. 1 § OSL, hälso- och sjukvård",
  "26 kap. 1 § OSL, socialtjänst",
  "28 kap. 1 § OSL, socialförsäkring",
  "19 kap. 3 § OSL, upphandling",
  "31 kap. 16 § OSL, affärsförhållanden",
  "upphovsrätt",
];
