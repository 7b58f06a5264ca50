import { useTranslation } from 'react-i18next'
import type { Answer } from '../../app/asking/api.ts'
import { useLedWords } from '../../desk/conversation/led-words.ts'
import { becauseWords, shortly } from '../../desk/deadline/because.ts'
import { reasonFor } from '../../desk/reasons/read-reason.ts'
import { useReasonWords } from '../../desk/reasons/use-reason-words.ts'
import { useNow, useTime } from '../../kit/time/time.ts'
import { useDoesWords } from '../hours/rules/does-words.ts'
import classes from './way.module.css'

type Foretold = Answer<'POST /routing/try'>

/** What would happen to a message, step by step, and why. */
export function ForetoldSteps({ foretold }: { foretold: Foretold }) {
  const lines = useForetoldWords()(foretold)
  return (
    <ol className={classes.lines}>
      {lines.map((line, nth) => (
        <li key={nth} dir="auto">
          {line}
        </li>
      ))}
    </ol>
  )
}

function useForetoldWords(): (foretold: Foretold) => string[] {
  const { t } = useTranslation('way')
  const read = useReadWords()
  const does = useDoesWords()
  const led = useLedWords()
  const due = useDueWords()
  return ({ before, rules, held, team, hinted, steps, owner, ...rest }) => [
    ...(before ? [t('fore.before', { rule: before.rule })] : []),
    t('fore.read', { words: read(rest.read) }),
    ...rules.map(({ name, did: { teamId = null, ...effects } }) => t('fore.rule', { rule: name, does: does({ teamId, does: effects }) })),
    ...(held ? [held.rule ? t('fore.heldByRule', { rule: held.rule }) : t('fore.held')] : []),
    team.because === 'rule' ? t('fore.teamByRule', { team: team.name, rule: team.rule ?? '' }) : t(`fore.team_${team.because}`, { team: team.name }),
    ...hinted.map((one) => t('fore.hint', { team: one.name })),
    ...steps.map((one) => led(one, one.member?.name ?? '')),
    ...(owner || held ? [] : [t('fore.queue', { team: team.name })]),
    ...(rest.due ? [due(rest.due)] : []),
  ]
}

/** `Question 82 % (“how long”), Complaint 31 % · Urgent (there is a deadline: “today”) · English`. */
function useReadWords(): (read: Foretold['read']) => string {
  const { t, i18n } = useTranslation('desk')
  const words = useReasonWords()
  const percent = new Intl.NumberFormat(i18n.language, { style: 'percent' })
  const why = (said: string, because: string | undefined): string => {
    const short = because ? words.short(because) : ''
    return short ? t('reasons.why', { label: said, why: short }) : said
  }
  return ({ intents, urgency, language, sentiment, reasons }) =>
    [
      intents.length > 0
        ? intents.map((one) => why(`${t(`intents.${one.intent}`)} ${percent.format(one.confidence)}`, reasonFor(reasons, 'intent', one.intent))).join(', ')
        : t(sentiment === null ? 'item.notAssessed' : 'item.notSure'),
      why(t(`urgencies.${urgency}`), reasonFor(reasons, 'urgency')),
      language && new Intl.DisplayNames(i18n.language, { type: 'language' }).of(language),
    ]
      .filter(Boolean)
      .join(' · ')
}

function useDueWords(): (due: NonNullable<Foretold['due']>) => string {
  const { t } = useTranslation('way')
  const { t: ofDesk } = useTranslation('desk')
  const [now, time] = [useNow(), useTime()]
  return ({ at, because }) => t('fore.due', { at: shortly(at, now, time), because: becauseWords(because, now, time, ofDesk) })
}
