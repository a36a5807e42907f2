/** The name in the file of the nth field for a signature, counted from 1 in the order of the document. */
export const signatureFieldName = (nth: number): string => `underskrift-${nth}`;
