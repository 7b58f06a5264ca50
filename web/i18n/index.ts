import i18next, { type BackendModule, type ReadCallback } from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { Namespace } from './namespaces.ts'
import { loadSaid } from './said.ts'

/** The languages the screens speak. English is complete by law (a test compares), the others follow it. */
export const LANGUAGES = { en: 'English', de: 'Deutsch' } as const
export type Language = keyof typeof LANGUAGES
const isLanguage = (code: string | null | undefined): code is Language => code !== null && code !== undefined && code in LANGUAGES

const files = import.meta.glob<Record<string, unknown>>('./*/*.json', { import: 'default' })

/** Reads texts as the screens need them: one small file a language and domain. */
const texts: BackendModule = { type: 'backend', init: () => {}, read: (language, namespace, done) => void readTexts(language, namespace, done) }

async function readTexts(language: string, namespace: string, done: ReadCallback): Promise<void> {
  try {
    const load = files[`./${language}/${namespace}.json`]
    if (!load) throw new Error(`no texts ${language}/${namespace}`)
    done(null, await load())
  } catch (error) {
    done(error as Error, null)
  }
}

const KEPT = 'aerie-language'

/** The language chosen here before, or the browser's, or English. */
export function guessLanguage(): Language {
  const kept = localStorage.getItem(KEPT)
  if (isLanguage(kept)) return kept
  return navigator.languages.map((code) => code.split('-')[0]!).find(isLanguage) ?? 'en'
}

/** Starts the texts; done when those of the shell are there. */
export async function startTexts(): Promise<void> {
  const language = guessLanguage()
  i18next.on('languageChanged', (code) => (document.documentElement.lang = code))
  const said = loadSaid(language)
  await i18next
    .use(texts)
    .use(initReactI18next)
    .init({ lng: language, fallbackLng: 'en', ns: ['app'], defaultNS: 'app', interpolation: { escapeValue: false }, partialBundledLanguages: true })
  await said
}

/** Speaks another language from now on, and the next time. What is not one of ours is ignored. */
export async function speak(code: string | null): Promise<void> {
  if (!isLanguage(code)) return
  localStorage.setItem(KEPT, code)
  if (i18next.language === code) return
  await loadSaid(code)
  await i18next.changeLanguage(code)
}

/** Fetches a screen's texts beside its code, so that it need not wait for them after. */
export const loadTexts = (...namespaces: Namespace[]): Promise<void> => i18next.loadNamespaces(namespaces)
