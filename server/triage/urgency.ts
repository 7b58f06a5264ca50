import type { Assessment, Intent, Readable, Urgency } from './understand.ts'
import { anyOf, findPhrase, type Phrases, type Words } from './words.ts'

interface Sign {
  because: string
  points: number
  phrases: Phrases
}

/** What makes a message urgent, and how much. The points add up; each sign counts once. */
const SIGNS: readonly Sign[] = [
  {
    because: 'someone may get hurt',
    points: 6,
    phrases: anyOf(`
    dangerous, unsafe, on fire, caught fire, smoke, burn*, electric shock, injur*, hospital, allerg*, poison*, gefahrlich, brand, rauch,
    verletzt, dangereux, incendie, peligro*, incendio, pericolo*, perigos*`),
  },
  {
    because: 'money is at stake',
    points: 3,
    phrases: anyOf(`
    charged twice, double charged, overcharged, fraud, stolen, hacked, refund, rent is due, my money, unauthorized, unauthorised, doppelt
    abgebucht, betrug, fraude, vole, robado, estafa, truffa`),
  },
  {
    because: 'something is down',
    points: 3,
    phrases: anyOf(`
    is down, outage, down for everyone, 502, 503, can't log in, cannot log in, can't access, locked out, payment failed, not working for anyone,
    storung, ausfall, en panne, caido`),
  },
  {
    because: 'there is a deadline',
    points: 2,
    phrases: anyOf(`
    today, tonight, asap, urgent*, immediately, right now, by tomorrow, before tomorrow, deadline, emergency, dringend, sofort, heute noch,
    aujourd'hui, urgente, hoy mismo, oggi, hoje`),
  },
  {
    because: 'the law or the press is named',
    points: 3,
    phrases: anyOf(`
    lawyer, attorney, sue you, legal action, court, journalist, reporter, consumer protection, ombudsman, data breach, gdpr, anwalt,
    verbraucherzentrale, avocat, abogado, avvocato, advogado`),
  },
  {
    because: 'asked before',
    points: 2,
    phrases: anyOf(`
    third time, second time, again and again, still waiting, no response, no reply, for weeks, asked twice, immer noch, toujours pas, todavia no`),
  },
]

/** An audience from which a public complaint is heard widely. */
const WIDE = 20_000

/** How soon it should be seen, with the reasons, strongest first. */
export function readUrgency(words: Words, intent: Intent, sentiment: number | null, item: Readable): { urgency: Urgency; reasons: Assessment['reasons'] } {
  const found: { because: string; points: number }[] = []
  for (const sign of SIGNS) {
    const phrase = findPhrase(words, sign.phrases)
    if (phrase) found.push({ because: `${sign.because}: “${phrase}”`, points: sign.points })
  }
  if ((sentiment ?? 0) <= -0.7 || words.shouting > 0.7) found.push({ because: 'the writer is angry', points: 2 })
  if (intent === 'complaint') found.push({ because: 'it is a complaint', points: 1 })
  if (intent === 'goodbye') found.push({ because: 'the writer wants to leave', points: 2 })
  if (intent === 'complaint' && item.visibility === 'public' && (item.followers ?? 0) >= WIDE)
    found.push({ because: `${item.followers!.toLocaleString('en')} people may read it`, points: 2 })
  const points = found.reduce((sum, one) => sum + one.points, 0)
  const urgency: Urgency = points >= 6 ? 'critical' : points >= 3 ? 'high' : intent === 'noise' || intent === 'praise' ? 'low' : 'normal'
  return { urgency, reasons: found.toSorted((a, b) => b.points - a.points).map(({ because }) => ({ what: 'urgency', because })) }
}
