/** What the contact form says itself. */
const en = {
  greeting: 'Write to us. We answer by mail.',
  name: 'Your name',
  optional: '(if you like)',
  email: 'Your mail address',
  subject: 'What is it about?',
  text: 'Your message',
  send: 'Send',
  leaveEmpty: 'Leave this empty',
  privacy: 'Privacy',
  check: 'Look it over, then send it.',
  wrongEmail: 'This is not a mail address. It looks like anna@example.com.',
  wrongText: 'Write something, at most 5,000 characters.',
  thanks: 'Thank you. Your message is with us; we answer at the address you gave.',
  another: 'Write another message',
  closed: 'Nobody can be written to here at the moment. Try again later.',
  foreign: 'This form may not be sent from that page. Open it here and send it again.',
}
export type FormTexts = typeof en

const de: FormTexts = {
  greeting: 'Schreiben Sie uns. Wir antworten per E-Mail.',
  name: 'Ihr Name',
  optional: '(wenn Sie mögen)',
  email: 'Ihre E-Mail-Adresse',
  subject: 'Worum geht es?',
  text: 'Ihre Nachricht',
  send: 'Senden',
  leaveEmpty: 'Lassen Sie das leer',
  privacy: 'Datenschutz',
  check: 'Sehen Sie es noch einmal durch, dann senden Sie es.',
  wrongEmail: 'Das ist keine E-Mail-Adresse. Sie sieht aus wie anna@example.com.',
  wrongText: 'Schreiben Sie etwas, höchstens 5.000 Zeichen.',
  thanks: 'Danke. Ihre Nachricht ist bei uns; wir antworten an die Adresse, die Sie angegeben haben.',
  another: 'Noch eine Nachricht schreiben',
  closed: 'Hier kann im Augenblick niemandem geschrieben werden. Versuchen Sie es später noch einmal.',
  foreign: 'Von jener Seite darf dieses Formular nicht gesendet werden. Öffnen Sie es hier und senden Sie es noch einmal.',
}

export type Language = 'en' | 'de'
export const formTexts: Record<Language, FormTexts> = { en, de }

/** The language somebody reads: as the address says, else the first of those their browser asks for that we speak. */
export function languageOf(asked: string | undefined, accepted: string | undefined): Language {
  const wanted = [asked ?? '', ...(accepted ?? '').split(',')].map((one) => one.trim().slice(0, 2).toLowerCase())
  return wanted.find((one): one is Language => one === 'en' || one === 'de') ?? 'en'
}
