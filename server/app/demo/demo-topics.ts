import type { Platform, Work } from '#platform/work.ts'
import { addTopic } from '../../triage/topics/keeping/keep-topic.ts'
import { readTopics } from '../../triage/topics/keeping/list.ts'

/** What a coffee roaster wants to know of its messages. The rest is left for Aerie to propose. */
const TOPICS = [
  {
    name: 'Delivery',
    description: 'Where a parcel is, and in which state it came',
    words: ['order', 'delivery', 'parcel', 'lieferung', 'commande', 'livraison', 'envios', 'ship to'],
    examples: ['Where is my coffee? It should have come on Monday', 'Die Tüte war offen, als sie ankam'],
  },
  {
    name: 'Invoices and payment',
    description: '',
    words: ['invoice', 'charged', 'payment', 'rechnung', 'rechnungen', 'vat', 'facture', 'factura'],
    examples: ['My card was billed two times this month'],
  },
  { name: 'The Wren', description: 'Our grinder and espresso machine', words: ['wren', 'grinder', 'moulin', 'espresso machine', 'descaling'], examples: [] },
  {
    name: 'Subscription',
    description: 'Beginning, changing and ending it',
    words: ['subscription', 'cancel', 'subscribed', 'abo', 'abonnement'],
    examples: ['I am moving, please end it at the end of the month'],
  },
]

/** Gives the demo company a few topics, unless somebody keeps a list already. @returns those that are the demo's */
export async function addDemoTopics({ jobs }: Pick<Platform, 'jobs'>, work: Work): Promise<string[]> {
  if ((await readTopics(work.tx)).items.length > 0) return []
  const ids: string[] = []
  for (const topic of TOPICS) ids.push((await addTopic(work, jobs, topic)).id)
  return ids
}
