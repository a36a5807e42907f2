/**
 * The last digit of many Swedish numbers follows from those before it: personnummer, organisationsnummer, bankgiro,
 * plusgiro and OCR numbers. Every second digit from the right is doubled (Luhn, modulus 10).
 */
export function hasCheckDigit(digits: string): boolean {
  const sum = [...digits].toReversed().reduce((total, digit, at) => {
    const value = Number(digit) * (at % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}
