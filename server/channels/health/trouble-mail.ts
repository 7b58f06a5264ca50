import type { TroubleKind } from './trouble.ts'

/** A trouble as a mail tells it. */
export interface ToldTrouble {
  kind: TroubleKind
  channelId: string
  channel: string
  since: Date
  detail: string | null
  advice: string | null
  overAt: Date | null
  /** Items fetched after it that were written meanwhile; null: there was no gap. */
  fetched: number | null
}

interface Words {
  what: Record<TroubleKind, string>
  noticed: string
  over: string
  since: string
  until: string
  fetched: (count: number) => string
  look: string
}

const WORDS: Record<'en' | 'de', Words> = {
  en: {
    what: {
      needs_you: 'needs you',
      failing: 'cannot be reached',
      unheard: 'says nothing at all',
      access_ends: 'loses its access soon',
      missing: 'is not set up as it should be',
      unsent: 'does not send what was written',
      quiet: 'is unusually quiet',
      budget_nearly: 'has nearly used what of its budget is for reading',
      reading_stopped: 'reads no more, because its share of the budget is used; answers still go out',
      budget_spent: 'neither reads nor sends, because its budget is spent',
    },
    noticed: 'Aerie noticed that the channel “{{channel}}” {{what}}.',
    over: 'It is over: the channel “{{channel}}” is well again. It was: {{what}}.',
    since: 'Since',
    until: 'Until',
    fetched: (count) => `What was missed has been fetched so far: ${count} items, marked as received late.`,
    look: 'Look at it here',
  },
  de: {
    what: {
      needs_you: 'braucht Sie',
      failing: 'ist nicht erreichbar',
      unheard: 'sagt gar nichts mehr',
      access_ends: 'verliert bald seinen Zugang',
      missing: 'ist nicht eingerichtet, wie er sein sollte',
      unsent: 'verschickt nicht, was geschrieben wurde',
      quiet: 'ist ungewöhnlich still',
      budget_nearly: 'hat fast verbraucht, was von seinem Budget fürs Lesen ist',
      reading_stopped: 'liest nicht mehr, weil sein Anteil am Budget verbraucht ist; Antworten gehen noch hinaus',
      budget_spent: 'liest und sendet nicht mehr, weil sein Budget verbraucht ist',
    },
    noticed: 'Aerie hat bemerkt: Der Kanal „{{channel}}“ {{what}}.',
    over: 'Es ist vorbei: Dem Kanal „{{channel}}“ geht es wieder gut. Es war: {{what}}.',
    since: 'Seit',
    until: 'Bis',
    fetched: (count) => `Was verpasst wurde, ist bisher geholt: ${count} Nachrichten, als verspätet gekennzeichnet.`,
    look: 'Hier nachsehen',
  },
}

/** The mail about a trouble, in the reader's language; what the network said is told as it was said. Times are UTC. */
export function troubleMail(trouble: ToldTrouble, over: boolean, language: string, home: string): { subject: string; text: string } {
  const words = WORDS[language === 'de' ? 'de' : 'en']
  const what = words.what[trouble.kind]
  const channel = trouble.channel.replaceAll(/\s+/g, ' ')
  const headline = (over ? words.over : words.noticed).replace('{{channel}}', () => channel).replace('{{what}}', what)
  const lines = [
    `${words.since}: ${moment(trouble.since)}`,
    ...(over && trouble.overAt ? [`${words.until}: ${moment(trouble.overAt)}`] : []),
    ...(over && trouble.fetched !== null ? [words.fetched(trouble.fetched)] : []),
    ...(!over && trouble.advice ? ['', trouble.advice] : []),
    ...(!over && trouble.detail ? [`(${trouble.detail})`] : []),
  ]
  return {
    subject: over ? `✓ ${channel}` : `${channel} ${what}`,
    text: `${headline}\n\n${lines.join('\n')}\n\n${words.look}: ${home}/channels/${trouble.channelId}\n`,
  }
}

const moment = (at: Date): string => `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`
