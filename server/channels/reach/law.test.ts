import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inTransaction } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { Refusal } from '#platform/refusal.ts'
import { AERIE } from '#platform/work.ts'
import { makeStandIn, register } from '../../../test/channels.ts'
import { makeDatabase } from '../../../test/database.ts'
import { findOrMakeChannel } from '../connecting/connect.ts'
import { queueMessage } from '../outbox/queue.ts'
import { byTable } from './decide.ts'

const NETWORKS = ['x', 'instagram', 'whatsapp', 'threads'] as const
register(...NETWORKS.map((network) => makeStandIn(network, { reach: (item, now) => byTable(network, item, now) })))

const now = new Date('2026-03-02T09:00:00Z')
const HOUR = 3_600_000

const written = fc.record({
  network: fc.constantFrom(...NETWORKS),
  hours: fc.integer({ min: 0, max: 200 }),
  theirs: fc.constantFrom('public' as const, 'direct' as const),
  ours: fc.constantFrom('public' as const, 'direct' as const),
  calledUs: fc.boolean(),
  letters: fc.constantFrom(1, 257, 258, 280, 281, 500, 501, 1000, 1001, 2200, 2201, 4096, 4097),
  link: fc.boolean(),
  files: fc.constantFrom(0, 1, 2, 5, 21),
})
type Written = typeof written extends fc.Arbitrary<infer W> ? W : never

const textOf = ({ letters, link }: Written): string => 'a'.repeat(letters) + (link ? ' https://example.com/a-long-way-to-go' : '')

/** The law once more, said in another way than the table: may this go out? */
function isLawful(one: Written): boolean {
  const { network, hours, theirs, ours, calledUs, letters, files } = one
  const long = textOf(one).length
  if (network === 'x')
    return theirs === 'public'
      ? calledUs && ours === 'public' && letters + (one.link ? 24 : 0) <= 280 && files <= 4
      : ours === 'direct' && long <= 10_000 && files <= 4
  if (network === 'whatsapp') return theirs === 'direct' && ours === 'direct' && hours < 24 && long <= 4096 && files <= 1
  if (network === 'threads') return theirs === 'public' && ours === 'public' && long <= 500 && files <= 20
  if (theirs === 'direct') return ours === 'direct' && hours < 24 && long <= 1000 && files <= 1
  const privately = hours < 7 * 24
  return (ours === 'public' || privately) && long <= (privately ? 1000 : 2200) && files <= 1
}

test('no message is queued that breaks the table, and none that keeps it is refused', async () => {
  await using database = await makeDatabase()
  const channels = new Map<string, string>()
  for (const network of NETWORKS)
    channels.set(network, await inTransaction(database.db, (tx) => findOrMakeChannel({ tx, by: AERIE, now }, { network, name: network })))
  const queue = (one: Written) =>
    inTransaction(database.db, (tx) =>
      queueMessage(
        { tx, by: AERIE, now },
        {
          channelId: channels.get(one.network)!,
          conversationId: newId(),
          inReplyTo: newId(),
          text: textOf(one),
          visibility: one.ours,
          attachments: Array.from({ length: one.files }, () => ({ file: 'f', name: 'a.png', type: 'image/png', bytes: 1000 })),
          answers: {
            network: one.network,
            visibility: one.theirs,
            at: new Date(now.getTime() - one.hours * HOUR),
            automatic: false,
            deleted: false,
            extra: { calledUs: one.calledUs },
          },
        },
      ).then(
        () => true,
        (error: unknown) => {
          if (error instanceof Refusal) return false
          throw error
        },
      ),
    )
  await fc.assert(
    fc.asyncProperty(written, async (one) => {
      expect(await queue(one)).toBe(isLawful(one))
    }),
    { numRuns: 300 },
  )
})

test('a comment is answered privately once', async () => {
  await using database = await makeDatabase()
  const act = <T>(run: (work: Parameters<typeof queueMessage>[0]) => Promise<T>) => inTransaction(database.db, (tx) => run({ tx, by: AERIE, now }))
  const channelId = await act((work) => findOrMakeChannel(work, { network: 'instagram', name: 'Shop' }))
  const answers = { network: 'instagram', visibility: 'public' as const, at: now, automatic: false, deleted: false, extra: {} }
  const write = (visibility: 'public' | 'direct', inReplyTo = 'comment-1') =>
    act((work) => queueMessage(work, { channelId, conversationId: newId(), inReplyTo, text: 'Thank you!', visibility, answers }))
  await write('direct')
  await expect(write('direct')).rejects.toMatchObject({ code: 'answered-privately' })
  await write('public')
  await write('direct', 'comment-2')
})
