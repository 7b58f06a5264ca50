import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { codeNow } from '../authenticator.ts'
import { startIdentityProvider } from '../identity-provider.ts'
import { bring, makeHouse, violations, type House } from './browser.ts'

const PASSWORD = 'four ordinary words'

/** A colleague who took up an invitation and signed in at this page. */
async function settled(house: House, name: string, email: string, view: object = {}): Promise<Page> {
  const boss = await house.server.asMember('administrator')
  const { link } = await boss.call('POST /members', { body: { name, email, role: 'agent', teams: [house.server.teams.care.id] } })
  const page = await house.stranger(view)
  await page.goto(link!)
  await page.getByRole('textbox', { name: 'New password' }).fill(PASSWORD)
  await page.keyboard.press('Enter')
  await signIn(page, email)
  await isIn(page)
  return page
}

async function signIn(page: Page, email: string): Promise<void> {
  await page.getByLabel('Email address').fill(email)
  const password = page.getByRole('textbox', { name: 'Password' })
  await password.fill(PASSWORD)
  await password.press('Enter')
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^You: / }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await page.getByRole('heading', { name: 'Sign in' }).waitFor()
}

const isIn = (page: Page): Promise<void> => page.getByRole('button', { name: /^You: / }).waitFor()

test('a second factor is set up, asked for at the next sign-in, and a backup code stands in for the phone once', { timeout: 120_000 }, async () => {
  await using house = await makeHouse()
  const page = await settled(house, 'Ada Byron', 'ada@example.com')
  await page.goto('/profile')
  await page.getByRole('button', { name: 'Turn on' }).click()
  await page
    .getByRole('textbox', { name: /password/i })
    .last()
    .fill(PASSWORD)
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByRole('img', { name: 'QR code for your authenticator app' }).waitFor()
  expect(await violations(page)).toEqual([])
  const secret = (await page.locator('form code').textContent())!.replaceAll(' ', '')
  const app = `otpauth://totp/Aerie?secret=${secret}`
  await page.getByRole('textbox', { name: 'Code' }).fill(codeNow(app))
  await page.keyboard.press('Enter')
  const kept = page.getByRole('button', { name: 'I have kept them' })
  await kept.waitFor() // before it, the code on the screen is the app's secret
  expect(await violations(page)).toEqual([])
  const codes = await page.locator('section', { hasText: 'Second factor' }).locator('code').allTextContents()
  await kept.click()
  await signOut(page)

  await signIn(page, 'ada@example.com')
  await page.getByRole('textbox', { name: 'Code' }).fill('000000')
  await page.keyboard.press('Enter')
  await page.getByRole('alert').filter({ hasText: 'This code is not right' }).waitFor()
  expect(await violations(page)).toEqual([])
  await page.getByRole('textbox', { name: 'Code' }).fill(codeNow(app, 1))
  await page.keyboard.press('Enter')
  await isIn(page)

  for (const [attempt, works] of [
    ['first', true],
    ['second', false],
  ] as const) {
    await signOut(page)
    await signIn(page, 'ada@example.com')
    await page.getByRole('button', { name: 'Use a backup code' }).click()
    const field = page.getByRole('textbox', { name: 'Backup code' })
    await field.fill(codes[0]!)
    await field.press('Enter')
    if (works) await isIn(page)
    else await page.getByRole('alert').filter({ hasText: 'was used before' }).waitFor()
    expect(attempt).toBe(works ? 'first' : 'second')
  }
})

test('an administrator takes a lost second factor away on the team screen', { timeout: 120_000 }, async () => {
  await using house = await makeHouse()
  await settled(house, 'Ada Byron', 'ada@example.com')
  await house.database.pool.query(`update auth."user" set "twoFactorEnabled" = true where email = 'ada@example.com'`)
  const { page } = await house.at('administrator', { name: 'Ines Vidal' })
  await page.goto('/team')
  await page.getByRole('button', { name: 'What can be done with Ada Byron' }).click()
  await page.getByRole('menuitem', { name: 'Take the second factor away' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('Make sure that it is Ada Byron who asks you').waitFor()
  expect(await violations(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Take the second factor away' }).click()
  await page.getByText('Ada Byron now signs in with the password alone.').waitFor()
  await page.getByText('Second factor', { exact: true }).waitFor({ state: 'detached' })
})

test('the single sign-on button leads to the company’s identity provider and back in', { timeout: 120_000 }, async () => {
  await using stack = new AsyncDisposableStack()
  const people = {
    bea: { email: 'bea@example.com', email_verified: true, name: 'Bea' },
    mallory: { email: 'm@example.com', email_verified: true, name: 'Mallory' },
  }
  const house = stack.use(
    await makeHouse(async (url) => {
      const provider = stack.use(await startIdentityProvider(`${url}/api/auth/callback/oidc`, people))
      return { AERIE_OIDC_ISSUER: provider.issuer, AERIE_OIDC_CLIENT_ID: provider.clientId, AERIE_OIDC_CLIENT_SECRET: provider.clientSecret }
    }),
  )
  const boss = await house.server.asMember('administrator')
  await boss.call('POST /members', { body: { name: 'Bea', email: 'bea@example.com', role: 'agent', teams: [] } })
  const walkIn = async (login: string): Promise<Page> => {
    const page = await house.stranger()
    await page.goto('/profile')
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: 'Sign in with your company account' }).click()
    await page.locator('input[name=login]').fill(login)
    await page.locator('input[name=password]').fill('anything')
    await page.locator('button[type=submit]').click()
    await page.locator('button[type=submit]', { hasText: 'Continue' }).click()
    return page
  }
  const bea = await walkIn('bea')
  await bea.getByRole('heading', { level: 1, name: 'Profile' }).waitFor()
  await bea.getByText('bea@example.com').first().waitFor()
  const mallory = await walkIn('mallory')
  await mallory.getByRole('alert').first().waitFor()
  expect(new URL(mallory.url()).pathname).toBe('/sign-in')
})

test('nothing of a person stays in the browser: drafts go with signing out, and with the next person', { timeout: 120_000 }, async () => {
  await using house = await makeHouse()
  await bring(house, ['Where is my parcel?'])
  const page = await settled(house, 'Ada Byron', 'ada@example.com')
  const other = await page.context().newPage()
  await other.goto('/team')
  await isIn(other)
  const mine = () => page.evaluate(() => Object.keys(localStorage).filter((name) => name.startsWith('aerie-mine-')).length)
  const draft = async () => {
    await page.goto('/desk/waiting')
    await page.locator('[data-conversation]').first().click()
    await page.getByRole('article', { name: /^Conversation with/ }).waitFor()
    await page.keyboard.press('n')
    return page.getByLabel('Your note for colleagues')
  }
  await (await draft()).fill('She sounds furious')
  await expect.poll(mine).toBeGreaterThan(1)
  await page.reload()
  expect(await (await draft()).inputValue(), 'a reload keeps it').toBe('She sounds furious')
  await signOut(page)
  expect(await mine()).toBe(0)
  await other.getByRole('heading', { name: 'Sign in' }).waitFor()

  await signIn(page, 'ada@example.com')
  await isIn(page)
  expect(await (await draft()).inputValue()).toBe('')
  await (await draft()).fill('Call her back')
  await page.context().clearCookies() // the session ends by itself, and somebody else comes to the desk
  const boss = await house.server.asMember('administrator')
  const { link } = await boss.call('POST /members', { body: { name: 'Bo', email: 'bo@example.com', role: 'agent', teams: [house.server.teams.care.id] } })
  await page.goto(link!)
  await page.getByRole('textbox', { name: 'New password' }).fill(PASSWORD)
  await page.keyboard.press('Enter')
  await signIn(page, 'bo@example.com')
  await isIn(page)
  expect(await (await draft()).inputValue()).toBe('')
})
