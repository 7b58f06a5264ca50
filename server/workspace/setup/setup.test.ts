import { expect, test } from 'vitest'
import { makeDatabase } from '../../../test/database.ts'
import { makeServer } from '../../../test/server.ts'
import { makeVisitor } from '../../../test/visitor.ts'
import { ensureSetup } from './ensure-setup.ts'

const ada = { company: 'Feather & Co', name: 'Ada', email: 'ada@example.com', password: 'a long pass phrase', timeZone: 'Europe/Berlin' }
const codeIn = (link: string | null): string => new URL(link!).searchParams.get('code')!

test('the link of the console makes the first administrator, once', async () => {
  await using database = await makeDatabase()
  await using server = await makeServer(database)
  const code = codeIn(await ensureSetup(server.platform))
  expect(await server.stranger.call('GET /setup')).toEqual({ setUp: false, company: 'Our company', singleSignOn: false, mail: false })
  await server.stranger.call('POST /setup', { body: { ...ada, code } })
  expect(await server.stranger.refused('POST /setup', { body: { ...ada, code, email: 'eve@example.com' } })).toMatchObject({
    status: 403,
    code: 'bad-setup-code',
  })
  expect(await server.stranger.call('GET /setup')).toMatchObject({ setUp: true, company: 'Feather & Co' })
  expect(await ensureSetup(server.platform), 'later starts print no link').toBeNull()
  const browser = makeVisitor(server.http)
  await browser.post('/api/auth/sign-in/email', ada)
  expect((await browser.get('/api/v1/me')).json()).toMatchObject({ role: 'administrator', teams: [{ name: 'Care' }], company: 'Feather & Co' })
})

test('the first teams are called what they are called in the language of whoever sets the workspace up', async () => {
  await using database = await makeDatabase()
  await using server = await makeServer(database)
  const code = codeIn(await ensureSetup(server.platform))
  await server.stranger.call('POST /setup', { body: { ...ada, code, language: 'de' } })
  const { items } = await (await server.asMember('viewer')).call('GET /teams')
  expect(items.map((team) => team.name)).toEqual(['Kundendienst', 'Marketing', 'Verkauf'])
})

test('only the newest link counts, and a made-up one does not', async () => {
  await using database = await makeDatabase()
  await using server = await makeServer(database)
  const [old, fresh] = [codeIn(await ensureSetup(server.platform)), codeIn(await ensureSetup(server.platform))]
  for (const code of [old, 'made up'])
    expect(await server.stranger.refused('POST /setup', { body: { ...ada, code } })).toMatchObject({ code: 'bad-setup-code' })
  await server.stranger.call('POST /setup', { body: { ...ada, code: fresh } })
})

test('two who use the link at once: one becomes administrator', async () => {
  await using database = await makeDatabase()
  await using server = await makeServer(database)
  const code = codeIn(await ensureSetup(server.platform))
  const answers = await Promise.allSettled(
    ['a', 'b', 'c'].map((who) => server.stranger.call('POST /setup', { body: { ...ada, code, email: `${who}@example.com` } })),
  )
  expect(answers.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
  expect((await database.pool.query('select from workspace.member')).rowCount).toBe(1)
})

test('the code is kept as a digest only', async () => {
  await using database = await makeDatabase()
  await using server = await makeServer(database)
  const code = codeIn(await ensureSetup(server.platform))
  const { rows } = await database.pool.query('select value from platform.setting')
  expect(JSON.stringify(rows)).not.toContain(code)
})

test('a company begins with a default team for care, one for sales and one for marketing', async () => {
  await using database = await makeDatabase()
  await using server = await makeServer(database)
  await ensureSetup(server.platform)
  const { items } = await (await server.asMember('viewer')).call('GET /teams')
  expect(items.map(({ name, purpose, isDefault }) => [name, purpose, isDefault])).toEqual([
    ['Care', 'care', true],
    ['Marketing', 'marketing', false],
    ['Sales', 'sales', false],
  ])
})

test('unattended, the administrator of the settings is made at the first start and left alone at later ones', async () => {
  await using database = await makeDatabase()
  const env = { AERIE_ADMIN_EMAIL: 'ops@example.com', AERIE_ADMIN_PASSWORD: 'set by the machine' }
  await using server = await makeServer(database, { env })
  expect(await ensureSetup(server.platform)).toBeNull()
  const { rows } = await database.pool.query('select email, role from workspace.member')
  expect(rows).toEqual([{ email: 'ops@example.com', role: 'administrator' }])
})
