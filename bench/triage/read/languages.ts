/** Codes of three letters (ISO 639-2 and -3) and English and own names, by the code of two letters that engines use. */
const NAMES: Record<string, string> = {
  en: 'eng english',
  de: 'deu ger german deutsch',
  fr: 'fra fre french français francais',
  es: 'spa spanish español espanol castilian',
  pt: 'por portuguese português portugues',
  it: 'ita italian italiano',
  nl: 'nld dut dutch',
  ar: 'ara arabic',
  hi: 'hin hindi',
  ja: 'jpn japanese',
  zh: 'zho chi cmn chinese mandarin',
  ko: 'kor korean',
  ru: 'rus russian',
  tr: 'tur turkish',
  pl: 'pol polish',
  sv: 'swe swedish',
  da: 'dan danish',
  no: 'nor nob norwegian nb nn',
  fi: 'fin finnish',
  cs: 'ces cze czech',
  el: 'ell gre greek',
  ro: 'ron rum romanian',
  hu: 'hun hungarian',
  id: 'ind indonesian',
  th: 'tha thai',
  uk: 'ukr ukrainian',
  ca: 'cat catalan',
  vi: 'vie vietnamese',
  ur: 'urd urdu',
  bg: 'bul bulgarian',
  sw: 'swa swahili',
  he: 'heb hebrew iw',
  fa: 'fas per persian farsi',
}
const BY_NAME = new Map(Object.entries(NAMES).flatMap(([code, names]) => [code, ...names.split(' ')].map((name): [string, string] => [name, code])))
const SHAPED = /^([a-z]{2})(?:[-_][a-z]{2,4})?$/

/** The code of two letters that a label means; null: no language that is known. `mayBeAny`: any two letters are taken for a code. */
export function languageOf(label: string, mayBeAny = false): string | null {
  const plain = label.trim().toLowerCase()
  const code = SHAPED.exec(plain)?.[1]
  return BY_NAME.get(plain) ?? (code === undefined ? null : (BY_NAME.get(code) ?? (mayBeAny ? code : null)))
}
