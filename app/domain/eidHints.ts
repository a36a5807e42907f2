/** What an eID service waits for or what went wrong, as a sentence to the signer. The words are BankID's and Freja's own. */

const hints: Record<string, string> = {
  outstandingTransaction: "Öppna BankID-appen. Underskriften väntar på dig där.",
  noClient: "Öppna BankID-appen. Underskriften väntar på dig där.",
  started:
    "BankID-appen söker efter ditt BankID. Har du inget på den här enheten, använd en annan.",
  userSign: "Skriv din säkerhetskod i BankID-appen och välj Skriv under.",
  processing: "BankID behandlar underskriften. Vänta ett ögonblick.",
  expiredTransaction: "Det tog för lång tid, och underskriften avbröts. Börja om.",
  certificateErr: "Ditt BankID är spärrat eller för gammalt. Skaffa ett nytt hos din bank.",
  userCancel: "Du avbröt underskriften i appen. Börja om om du vill skriva under.",
  cancelled: "Underskriften avbröts, för att en annan påbörjades. Börja om.",
  startFailed: "BankID-appen öppnades inte i tid. Börja om.",
  STARTED: "Öppna Freja-appen. Underskriften väntar på dig där.",
  DELIVERED_TO_MOBILE: "Underskriften väntar på dig i Freja-appen.",
  CANCELED: "Du avbröt underskriften i appen. Börja om om du vill skriva under.",
  REJECTED: "Du avböjde underskriften i appen. Börja om om du vill skriva under.",
  RP_CANCELED: "Underskriften avbröts, för att en annan påbörjades. Börja om.",
  EXPIRED: "Det tog för lång tid, och underskriften avbröts. Börja om.",
};

/** The sentence for a code; a code that we do not know says what can always be said. */
export const eidHint = (code: string): string =>
  hints[code] ?? "Underskriften är inte klar. Se efter i appen, eller börja om.";
