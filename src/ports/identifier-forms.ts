/** K6, K30a: a date in six digits (or a co-ordination number's, day + 60), four digits more, the last of which checks the others. */
export function isPersonalNumber(digits: string): boolean {
  const month = Number(digits.slice(2, 4));
  const day = Number(digits.slice(4, 6)) % 60;
  const isDate = month >= 1 && month <= 12 && day >= 1 && day <= 31;
  return /^\d{10}$/.test(digits) && isDate && hasCheckDigit(digits);
}

/** K6: ten digits with 20 to 99 in places three and four, so that none reads as a personal number, and a check digit. */
export function isCustomerNumber(digits: string): boolean {
  return /^\d{2}[2-9]\d{7}$/.test(digits) && hasCheckDigit(digits);
}

// The sum of the digits, every second one doubled, ends in 0 (ISO/IEC 7812-1 annex B).
function hasCheckDigit(digits: string): boolean {
  const sum = [...digits].reverse().reduce((all, digit, place) => {
    const weighed = Number(digit) * (place % 2 === 1 ? 2 : 1);
    return all + (weighed > 9 ? weighed - 9 : weighed);
  }, 0);
  return sum % 10 === 0;
}
