import { useTranslation } from 'react-i18next'
import { useCommands, useKeys, type Command } from '../app/commands/keys.ts'
import { toast } from '../kit/said/toast.ts'
import { ACT_KEYS, possibleActs, type ActName } from './acts/act-names.ts'
import { readFromCache } from './acts/patch.ts'
import { undoLast } from './acts/undo.ts'
import { askForComposer, type Tab } from './composer/ask-composer.ts'
import type { Conversation } from './conversation.ts'
import { askToCorrect } from './correct/ask-correct.ts'
import { newestOfTheirs } from './correct/correct.ts'
import type { Desk } from './desk-context.ts'

const ACTS: readonly ActName[] = ['claim', 'takeOver', 'release', 'hand', 'snooze', 'wake', 'close', 'reopen', 'tag', 'notSpam', 'spam']
const GO = { mine: 'g m', queue: 'g q', waiting: 'g w' } as const

/**
 * What is meant by an act from the keyboard: the row that has the focus, else the conversation that is open, else the row
 * the keys stand on.
 */
function meant({ place, cursor }: Desk): Conversation | null {
  const focused = document.activeElement?.closest<HTMLElement>('[data-conversation]')?.dataset['conversation']
  const id = focused ?? place.conversationId ?? cursor
  return id ? readFromCache(id) : null
}

/** Every act of the desk from the keyboard and the command palette. */
export function useDeskKeys(desk: Desk): void {
  const { t } = useTranslation('desk')
  const { place, me, mayWork, act } = desk
  const group = t('group_conversation')
  const doIt = (name: ActName): void => {
    const row = meant(desk)
    const possible = row ? possibleActs(row, me) : []
    const fits = possible.find((one) => one === name) ?? possible.find((one) => ACT_KEYS[one] === ACT_KEYS[name])
    if (row && fits) act(fits, row)
  }
  const write = (tab: Tab): void => {
    const row = meant(desk)
    if (!row) return
    if (row.id !== place.conversationId) place.open(row.id)
    askForComposer(row.id, tab)
  }
  const undo = async (): Promise<void> => {
    const done = await undoLast().catch((problem: unknown) => toast.problem(problem))
    if (done === false) toast.done(t('acts.nothingToUndo'))
  }
  const here = meant(desk)
  const possible = here ? possibleActs(here, me) : []
  const acts: Command[] = ACTS.map((name) => ({ id: `desk.${name}`, label: t(`acts.${name}`), group, keys: ACT_KEYS[name], run: () => doIt(name) }))
  useCommands(
    mayWork
      ? [
          ...acts.filter(({ id }) => possible.some((name) => id === `desk.${name}`)),
          { id: 'desk.reply', label: t('acts.reply'), group, keys: 'r', run: () => write('reply') },
          { id: 'desk.note', label: t('acts.note'), group, keys: 'n', run: () => write('note') },
          {
            id: 'desk.correct',
            label: t('acts.correct'),
            group,
            keys: 'i',
            run: () => place.conversationId && askToCorrect(newestOfTheirs(place.conversationId)),
          },
          { id: 'desk.undo', label: t('acts.undo'), group, keys: 'u', run: undo },
        ]
      : [],
  )
  useCommands(
    (Object.keys(GO) as (keyof typeof GO)[]).map((view) => ({
      id: `desk.go.${view}`,
      label: t('acts.goTo', { view: t(`views.${view}`) }),
      group: t('group'),
      keys: GO[view],
      run: () => place.goTo(view),
    })),
  )
  useKeys([
    { id: 'desk.person', label: t('acts.person'), group, keys: 'p', run: () => place.conversationId && place.showPerson(!place.showsPerson) },
    {
      id: 'desk.back',
      label: t('acts.back'),
      group,
      keys: 'escape',
      run: () => (place.showsPerson ? place.showPerson(false) : place.conversationId && place.leave()),
    },
  ])
}
