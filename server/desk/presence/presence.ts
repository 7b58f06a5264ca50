import type { Platform } from '#platform/work.ts'

export type Doing = 'looking' | 'typing'

/** Someone at a conversation, as last heard; browsers are told the same. */
export interface Sign {
  conversationId: string
  member: { id: string; name: string }
  /** It is nobody of ours: the visitor, on a page of the company's. */
  visitor?: true
  doing: Doing | 'gone'
}

/** Who is at which conversation now. In memory only: what is lost with a process is said again within seconds. */
export interface Presence {
  /** Says to every process that a member looks, types or has gone. */
  say(sign: Sign): Promise<void>
  /** Who is there now besides `memberId`. */
  others(conversationId: string, memberId: string, now: Date): { member: { id: string; name: string }; doing: Doing }[]
}

/** Who has not been heard of for so long is gone, ms. Screens say it every 5 s. */
const FORGOTTEN_AFTER = 15_000
/** The name under which processes and browsers hear of it. */
export const PRESENCE = 'presence'

export function openPresence({ live, clock }: Pick<Platform, 'live' | 'clock'>): Presence {
  const heard = new Map<string, Map<string, Sign & { at: number }>>()
  const hear = (sign: Sign): void => {
    forget(heard, clock.now().getTime())
    const there = heard.get(sign.conversationId) ?? new Map()
    if (sign.doing === 'gone') there.delete(sign.member.id)
    else there.set(sign.member.id, { ...sign, at: clock.now().getTime() })
    heard.set(sign.conversationId, there)
  }
  live.onSignal(PRESENCE, (data) => hear(data as Sign))
  return {
    async say(sign) {
      hear(sign)
      await live.signal(PRESENCE, sign)
    },
    others(conversationId, memberId, now) {
      const there = [...(heard.get(conversationId)?.values() ?? [])]
      return there
        .filter((sign) => sign.member.id !== memberId && now.getTime() - sign.at < FORGOTTEN_AFTER)
        .map((sign) => ({ member: sign.member, doing: sign.doing as Doing }))
    },
  }
}

function forget(heard: Map<string, Map<string, { at: number }>>, now: number): void {
  for (const [conversationId, there] of heard) {
    for (const [memberId, sign] of there) if (now - sign.at >= FORGOTTEN_AFTER) there.delete(memberId)
    if (there.size === 0) heard.delete(conversationId)
  }
}
