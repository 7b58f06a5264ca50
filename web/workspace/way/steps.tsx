import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useRead } from '../../app/asking/queries.ts'
import { span } from '../../desk/deadline/countdown.ts'
import { ProblemNote } from '../../kit/said/problem-note.tsx'
import { SkeletonList } from '../../kit/page/skeletons.tsx'
import { useDoesWords } from '../hours/rules/does-words.ts'
import { useFitsWords } from '../hours/rules/fits-words.ts'
import type { ShownRule } from '../hours/rules/rule.ts'
import { useReaders } from './readers.ts'
import classes from './way.module.css'

/** What happens to a message, step by step, as it is set now. */
export function Steps() {
  const { t, i18n } = useTranslation('way')
  const [rules, noise, routing, teams, targets] = [
    useRead('GET /rules'),
    useRead('GET /noise'),
    useRead('GET /routing'),
    useRead('GET /teams'),
    useRead('GET /targets'),
  ]
  const readers = useReaders()
  const error = rules.error ?? noise.error ?? routing.error ?? teams.error ?? targets.error
  if (error) return <ProblemNote error={error} />
  if (!rules.data || !noise.data || !routing.data || !teams.data || !targets.data) return <SkeletonList rows={7} />
  const [before, after] = [rules.data.items.filter((one) => one.does.intent), rules.data.items.filter((one) => !one.does.intent || rest(one))]
  const home = teams.data.items.find((one) => one.isDefault)?.name ?? ''
  const general = targets.data.items.find((one) => !one.channelId && !one.visibility && !one.urgency)
  const { accountOwner, lastAgentDays, speakers, load } = routing.data
  return (
    <ol className={classes.steps}>
      <Step title={t('before.title')}>
        <p>{t(before.length > 0 ? 'before.some' : 'before.none')}</p>
        <RuleLines rules={before} />
      </Step>
      <Step title={t('read.title')}>
        <p>{t('read.text')}</p>
      </Step>
      <Step title={t('after.title')}>
        <p>{t(after.length > 0 ? 'after.some' : 'after.none')}</p>
        <RuleLines rules={after} />
      </Step>
      <Step title={t('held.title')}>
        <p>{noise.data.holdFrom === null ? t('held.never') : t('held.from', { percent: Math.round(noise.data.holdFrom * 100) })}</p>
      </Step>
      <Step title={t('team.title')}>
        <p>{t('team.text', { team: home })}</p>
        <TierTeams />
        <ChannelTeams />
      </Step>
      <Step title={t('person.title')}>
        <p>{t('person.deal')}</p>
        <p>{accountOwner ? t('person.account', { load }) : t('person.accountNever')}</p>
        <p>{lastAgentDays === null ? t('person.answeredNever') : t('person.answered', { count: lastAgentDays, load })}</p>
        <p>{speakers ? t('person.speaks', { load }) : t('person.speaksNever')}</p>
        {speakers && readers.length > 0 && <Lines lines={readers} />}
        <p>{t('person.queue')}</p>
      </Step>
      <Step title={t('due.title')}>
        <p>
          {general && t('due.general', { first: span(general.firstResponse, i18n.language), next: span(general.nextResponse, i18n.language) })}{' '}
          {targets.data.items.length > 1 && t('due.more', { count: targets.data.items.length - 1 })}
        </p>
      </Step>
    </ol>
  )
}

/** Does a rule that says what a message is do something else as well? */
const rest = ({ teamId, does }: ShownRule): boolean => teamId !== null || Object.keys(does).some((name) => name !== 'intent')

function Step({ title, children }: { title: string; children: ReactNode }) {
  return (
    <li className={classes.step}>
      <h2 className={classes.title}>{title}</h2>
      {children}
    </li>
  )
}

function RuleLines({ rules }: { rules: readonly ShownRule[] }) {
  const [fits, does] = [useFitsWords(), useDoesWords()]
  return <Lines lines={rules.map((rule) => ({ name: rule.name, text: `${fits(rule.fits)} → ${does(rule)}` }))} />
}

/** Those of a list that have a team of their own. */
function TeamLines({ of }: { of: readonly { name: string; teamId: string | null }[] }) {
  const teams = useRead('GET /teams').data?.items ?? []
  const lines = of.flatMap(({ name, teamId }) => {
    const team = teams.find((one) => one.id === teamId)
    return team ? { name, text: `→ ${team.name}` } : []
  })
  return <Lines lines={lines} />
}

const TierTeams = () => <TeamLines of={useRead('GET /tiers').data?.items ?? []} />
const ChannelTeams = () => <TeamLines of={useRead('GET /channels').data?.items ?? []} />

function Lines({ lines }: { lines: readonly { name: string; text: string }[] }) {
  if (lines.length === 0) return null
  return (
    <ul className={classes.lines}>
      {lines.map(({ name, text }, nth) => (
        <li key={`${name} ${nth}`}>
          <strong dir="auto">{name}</strong> <span dir="auto">{text}</span>
        </li>
      ))}
    </ul>
  )
}
