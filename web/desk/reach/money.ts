/** An amount in US dollars as one reads it: small ones with as many places as they need. */
export const dollars = (amount: number, language: string): string =>
  new Intl.NumberFormat(language, { style: 'currency', currency: 'USD', minimumFractionDigits: 2, maximumFractionDigits: amount < 1 ? 3 : 2 }).format(amount)
