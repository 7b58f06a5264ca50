import type { Update } from './bot-server.ts'

/** Where a bot's updates are brought, and what goes wrong with it. */
export interface Hook {
  url: string
  secret: string
  allowed: unknown
  /** The last that could not be brought, as getWebhookInfo tells it. */
  lastError: { at: Date; said: string } | null
  /** Brings each twice: the answer to the first was lost. */
  twice: boolean
  /** So many of the next deliveries are lost on the way; Telegram brings them again. */
  loses: number
  /** Where that address is on this machine. */
  through: (url: string) => string
}

/** Between two tries, ms; Telegram waits longer. */
const AGAIN = 30

/** Brings updates to the webhook while there is one, one after the other, each until it is acknowledged; does what the answer says, as Telegram does. */
export async function bring({ hook, updates }: { hook: Hook; updates: Update[] }, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const [update] = updates
    if (!hook.url || !update) {
      await new Promise((resolve) => setTimeout(resolve, AGAIN))
      continue
    }
    for (let times = hook.twice ? 2 : 1; times > 0; times--) {
      const { status, says } = await post(hook, update)
      if (status === 200 && times === 1 && updates[0] === update) updates.shift()
      if (says['method'] === 'deleteWebhook') hook.url = ''
      if (status === 200) continue
      hook.lastError = { at: new Date(), said: `Wrong response from the webhook: ${status}` }
      await new Promise((resolve) => setTimeout(resolve, AGAIN))
      break
    }
  }
}

async function post(hook: Hook, update: Update): Promise<{ status: number; says: Record<string, unknown> }> {
  if (hook.loses-- > 0) return { status: 0, says: {} }
  try {
    const headers = { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': hook.secret }
    const answer = await fetch(hook.through(hook.url), { method: 'POST', headers, body: JSON.stringify(update) })
    return { status: answer.status, says: (await answer.json()) as Record<string, unknown> }
  } catch {
    return { status: 0, says: {} } // nobody there
  }
}
