import { sql } from 'kysely'
import { readAddressees } from '#workspace'
import type { Db, Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import type { Job } from '#platform/jobs.ts'
import { sendSystemMail, type SystemMail } from '#platform/outside/system-mail.ts'
import type { Platform } from '#platform/work.ts'
import { openAccount } from '../account.ts'
import { adapters } from '../registry.ts'
import type { ChannelTable } from '../tables.ts'
import { troubleMail, type ToldTrouble } from './trouble-mail.ts'

export const TELL = 'channels.tell-trouble'
/** Who is told when a channel is in trouble. */
export const TOLD = ['administrator', 'lead']

/**
 * Mails one member that a channel is in trouble, or no longer. By the company's mail server where one is set, else by a mail
 * channel that is well. Without either nobody is mailed; the screens say so.
 */
export const tellJob = (platform: Platform): Job<{ troubleId: string; memberId: string; over: boolean }> => ({
  name: TELL,
  async run({ troubleId, memberId, over }) {
    const { db, config } = platform
    const member = (await readAddressees(db, TOLD)).find(({ id }) => id === memberId)
    const trouble = await readTrouble(db, troubleId)
    if (!member || !trouble) return // they left, or the channel did
    const mail = { ...troubleMail(trouble, over, member.language, config.url), to: member.email, id: `${troubleId}.${over ? 'over' : 'noticed'}.${memberId}` }
    if (config.mail) await sendSystemMail(config.mail, mail)
    else await sendByChannel(platform, mail)
  },
})

async function readTrouble(db: Db, id: string): Promise<ToldTrouble | null> {
  const { rows } = await sql<ToldTrouble>`
    select t.kind, t.since, t.detail, t.advice, t.over_at as "overAt", c.id as "channelId", c.name as channel,
      (select items from channels.gap g where g.channel_id = c.id and g.to_at > t.since order by from_at desc limit 1) as fetched
    from channels.trouble t join channels.channel c on c.id = t.channel_id where t.id = ${id}`.execute(db)
  return rows[0] ?? null
}

/** The mail channel that serves when no mail server is set: one that is well, the oldest. */
export async function mailingChannel(db: Db | Tx): Promise<ChannelTable | null> {
  const { rows } = await sql<ChannelTable>`
    select * from channels.channel where network = 'email' and removed_at is null and needs is null and failing_since is null order by created_at limit 1`.execute(
    db,
  )
  return rows[0] ?? null
}

async function sendByChannel(platform: Platform, { to, subject, text }: SystemMail): Promise<void> {
  const channel = await mailingChannel(platform.db)
  const send = adapters['email']?.send
  if (!channel || !send) return // said in the interface
  await send(openAccount(platform, channel), {
    id: newId(),
    text,
    subject,
    inReplyTo: null,
    replyExtra: {},
    visibility: 'direct',
    to: { networkUserId: to, handle: to, name: null },
    attachments: [],
    writtenAt: platform.clock.now().toISOString(),
  })
}
