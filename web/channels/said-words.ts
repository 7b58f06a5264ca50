import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'

/** Labels that are said in words; what an author writes as a warning stays as it is. */
const LABELS = ['porn', 'sexual', 'nudity', 'sexual-figurative', 'graphic-media', 'gore', 'self-harm', 'warn', 'sensitive'] as const

/** What an item is covered for, in the reader's language. */
export function useVeilWords(): (warnings: readonly string[]) => string {
  const { t, i18n } = useTranslation('app')
  return useCallback(
    (warnings) => {
      const said = warnings.map((one) => {
        const label = LABELS.find((known) => known === one)
        return label ? t(`veil.${label}`) : one
      })
      return new Intl.ListFormat(i18n.language, { type: 'unit' }).format(said)
    },
    [t, i18n.language],
  )
}

/** What Aerie itself wrote down of a call (server/channels/phone), in the reader's language; what was spoken stays as it is. */
export function useCallWords(): (text: string) => string {
  const { t } = useTranslation('app')
  return useCallback(
    (text) => {
      if (text === 'Missed call') return t('call.missed')
      const [whole, length] = /^Voicemail(?: \((\d+:\d\d)\))?(?=\s|$)/.exec(text) ?? []
      return whole === undefined ? text : `${length ? t('call.voicemailOf', { length }) : t('call.voicemail')}${text.slice(whole.length)}`
    },
    [t],
  )
}

/** What a list says of an item, in the reader's language where the words are ours: of a call, and instead of what is covered. */
export function useListWords(): (network: string, text: string) => string {
  const [veil, call] = [useVeilWords(), useCallWords()]
  return useCallback(
    (network, text) => (text.startsWith('⚠ ') ? `⚠ ${veil(text.slice(2).split(', '))}` : network === 'phone' ? call(text) : text),
    [veil, call],
  )
}
