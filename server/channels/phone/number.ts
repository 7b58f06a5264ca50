import { getCountries, parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js'

const COUNTRIES = new Set<string>(getCountries())

/** A country as ISO 3166-1 has it that numbers can be read in; null: there is none of that name. */
export const countryOf = (code: string | null | undefined): CountryCode | null =>
  code && COUNTRIES.has(code.toUpperCase()) ? (code.toUpperCase() as CountryCode) : null

/**
 * A telephone number as the whole world writes it (ITU-T E.164, `+493012345678`), from how a person or a switchboard wrote it.
 * It is the identity of who calls. Without a leading + it is read as dialled in `country`.
 * @returns null: it is no number that could be called, or nobody knows from which country
 */
export function toNumber(written: string, country: string | null = null): string | null {
  const inCountry = countryOf(country)
  const read = parsePhoneNumberFromString(written.replace(/^\s*00(?=[1-9])/, '+'), inCountry ? { defaultCountry: inCountry } : undefined)
  return read?.isPossible() ? read.number : null
}

/** The country of a number of ours; null: it does not tell. */
export const countryOfNumber = (number: string): string | null => parsePhoneNumberFromString(number)?.country ?? null
