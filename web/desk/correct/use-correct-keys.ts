import { useTranslation } from 'react-i18next'
import { useKeys } from '../../app/commands/keys.ts'
import { useDesk } from '../desk-context.ts'
import { askToCorrect } from './ask-correct.ts'
import { CHOICES, textOf } from './choices.ts'
import { correct, newestOfTheirs } from './correct.ts'

/**
 * One key says what the newest message of theirs is, while its conversation is open: the keys that say so in the dialog, too.
 * `asks`: a dialog opens or is open, and the keys are its own.
 */
export function useCorrectKeys(asks: boolean): void {
  const { t } = useTranslation('desk')
  const { place, mayWork } = useDesk()
  const group = t('correct.keys')
  const say = (right: string): void => {
    const newest = !asks && place.conversationId && newestOfTheirs(place.conversationId)
    if (!newest) return
    askToCorrect(null) // it may have been asked for a moment ago, and not be there yet
    void correct(newest, { what: 'intent', right } as Parameters<typeof correct>[1])
  }
  const isOpen = mayWork && place.conversationId !== null
  useKeys(
    isOpen
      ? CHOICES.intent.map((choice) => ({ id: `desk.is.${choice.right}`, label: t(textOf(choice)), group, keys: choice.key, run: () => say(choice.right) }))
      : [],
  )
}
