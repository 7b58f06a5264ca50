import type { Page } from 'playwright-core'
import type { RawItem } from '../../server/channels/raw-item.ts'
import { makeStandIn, register, type StandIn } from '../channels.ts'
import type { Caller } from '../server.ts'
import { makeHouse, type House } from './browser.ts'

/** What a customer says; what is left out is made up. */
interface Words {
  by?: string
  /** The id of what it answers. */
  to?: string
  visibility?: 'public' | 'direct'
  /** Minutes ago. */
  ago?: number
}

/** A desk, and a town square (a network in memory) where customers speak and we may answer in 60 signs. */
export interface DeskStage extends AsyncDisposable {
  house: House
  square: StandIn
  /** Somebody says something on the town square. @returns its id there */
  says(text: string, words?: Words): string
  /** The square asks us to wait, so that there is all the time in the world to take an answer back; or it does no more. */
  waits(does: boolean): Promise<void>
  /** A colleague at a desk that shows its list. */
  sits(name: string, at?: string): Promise<Seat>
}

/** A colleague at the desk, and what they do there. */
export interface Seat {
  page: Page
  caller: Caller
  /** Opens the conversation that says so. */
  opens(text: string): Promise<void>
  sees(text: string | RegExp): Promise<void>
  /** The sight of it goes away. */
  losesSightOf(text: string | RegExp): Promise<void>
  presses(...keys: string[]): Promise<void>
  /** Into the field that has, or is about to have, the focus. */
  types(text: string): Promise<void>
}

const LIMIT = { length: 60, unit: 'graphemes' } as const

export async function openDesk(): Promise<DeskStage> {
  const square = makeStandIn('square', { reach: () => ({ answer: 'public', until: null, limit: LIMIT, note: null }) })
  register(square)
  const house = await makeHouse()
  await house.server.startWorkers()
  const { caller } = await house.at('administrator')
  await caller.call('POST /channels', { body: { network: 'square', name: 'Town square', fields: { password: 'open' } } })
  let said = 0
  return {
    house,
    square,
    says(text, { by = 'Ada Byron', to, visibility = 'public', ago = 1 } = {}) {
      const id = `said-${++said}`
      const handle = by.toLowerCase().replaceAll(' ', '.')
      const at = new Date(Date.now() - ago * 60_000)
      square.inbox.push([{ ...EMPTY, id, network: 'square', author: { id: handle, handle, name: by }, text, at, visibility, inReplyTo: to ?? null }])
      return id
    },
    waits: (does) => holdBack(house, does),
    async sits(name, at = '/desk/waiting') {
      const { page, caller: own } = await house.at('agent', { name })
      await page.goto(at)
      await page.getByRole('navigation', { name: 'Views' }).waitFor()
      return seatOf(page, own)
    },
    [Symbol.asyncDispose]: () => house[Symbol.asyncDispose](),
  }
}

/** Nothing goes out of any channel until told: what is written can be taken back however slow this machine is. */
export async function holdBack({ database }: House, does: boolean): Promise<void> {
  await database.pool.query(`update channels.channel set send_after = case when $1 then now() + interval '1 day' end`, [does])
}

const EMPTY = { direction: 'in', automatic: false, attachments: [], extra: {} } satisfies Partial<RawItem>

function seatOf(page: Page, caller: Caller): Seat {
  const first = (text: string | RegExp) => page.getByText(text).filter({ visible: true }).first()
  return {
    page,
    caller,
    async opens(text) {
      await page.locator('[data-conversation]', { hasText: text }).first().click()
      await page
        .getByRole('article', { name: /^Conversation with/ })
        .getByText(text)
        .first()
        .waitFor()
    },
    sees: (text) => first(text).waitFor(),
    losesSightOf: (text) => first(text).waitFor({ state: 'hidden' }),
    async presses(...keys) {
      for (const key of keys) await page.keyboard.press(key)
    },
    async types(text) {
      await page.locator('input:focus, textarea:focus').waitFor() // typed before, it would go to the keys of the desk
      await page.keyboard.type(text)
    },
  }
}
