import { expect, test } from "vitest";
import { citedAttachments, isAttachmentNote } from "#app/documents/reading/citations.ts";

test.each([
  ["(Bilaga 1)", ["1"]],
  ["(Bilaga 4 och 5)", ["4", "5"]],
  ["Mötet hålls i mars, (bilaga 7, 8 och 9)", ["7", "8", "9"]],
  ["bilagorna 1–3", ["1", "2", "3"]],
  ["Bilaga 2 - 4 visar", ["2", "3", "4"]],
  ["se bilaga A och bilaga B", ["A", "B"]],
  ["bilaga 3a, bilaga 3b samt 4", ["3a", "3b", "4"]],
  ["Bilaga nr. 5.", ["5"]],
  ["bilaga 12:1", ["12:1"]],
  ["bilaga 1, och igen bilaga 1", ["1"]],
  ["enligt bilaga 3, 14 personer deltog", ["3"]],
  ["enligt bilaga 3 och 14 personer", ["3"]],
  ["bilaga 4 2023", ["4"]],
  ["läs bilagan", []],
  ["bilaga i pärmen", []],
  ["bilagor finns", []],
])("%s", (text, labels) => {
  expect(citedAttachments(text)).toEqual(labels);
});

test.each(["(Bilaga 10)", "Bilaga 4 och 5", "(Bilaga 8, 9)", "Bilagorna 1–3.", "(bilaga A)"])(
  "%s is a note of its own",
  (text) => {
    expect(isAttachmentNote(text)).toBe(true);
  },
);

test.each(["Bilaga 5 Attestordning", "Se bilaga 5", "Bilagor", "Medlemsmöte, (bilaga 1)"])(
  "%s is none",
  (text) => {
    expect(isAttachmentNote(text)).toBe(false);
  },
);
