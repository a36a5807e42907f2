/** The kinds of file whose words are told in a page of ours, for one who has no program for them, or listens. */

const office = "application/vnd.openxmlformats-officedocument";

export const wordType = `${office}.wordprocessingml.document`;
export const excelType = `${office}.spreadsheetml.sheet`;

/** Kinds of file that may be a bilaga but are not looked into. */
export const unreadTypes: ReadonlySet<string> = new Set([
  `${office}.presentationml.presentation`,
  "application/vnd.oasis.opendocument.text",
  "application/vnd.oasis.opendocument.spreadsheet",
]);

/** Whether a file of this type can be read in a page. */
export const canBeRead = (mediaType: string): boolean =>
  mediaType === wordType || mediaType === excelType;
