import { spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test, vi } from 'vitest'
import { makeDatabase, type TestDatabase } from '../../test/database.ts'

const aerie = join(import.meta.dirname, '../../bin/aerie')
const folder = mkdtempSync(join(tmpdir(), 'aerie-cli-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Each test runs a handful of commands, ms. */
vi.setConfig({ testTimeout: 120_000 })

interface Ran {
  code: number | null
  out: string
  err: string
}

/** Runs bin/aerie as a person would, in another folder. */
function run(args: string[], env: Record<string, string> = {}, program = aerie): Promise<Ran> {
  const { promise, resolve } = Promise.withResolvers<Ran>()
  const child = spawn(program, args, { cwd: tmpdir(), timeout: 60_000, env: { PATH: process.env['PATH'], AERIE_DATA: join(folder, 'data'), ...env } })
  const ran = { out: '', err: '' }
  child.stdout.on('data', (chunk: Buffer) => (ran.out += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (ran.err += chunk.toString()))
  child.on('close', (code) => resolve({ code, ...ran }))
  return promise
}
const on = (database: TestDatabase, data = 'data'): Record<string, string> => ({ DATABASE_URL: database.url, AERIE_DATA: join(folder, data) })

test('every command explains itself, with examples', async () => {
  const link = join(folder, 'aerie')
  symlinkSync(aerie, link)
  const help = await run(['--help'], {}, link)
  expect(help).toMatchObject({ code: 0, out: expect.stringContaining('Exit codes:') as string })
  const commands = [['start'], ['import'], ['key', 'create'], ['user', 'add'], ['user', 'reset-2fa'], ['backup'], ['restore'], ['doctor']]
  const helps = await Promise.all(commands.map((command) => run([...command, '--help'])))
  expect(helps.map((one) => [one.code, one.out.includes('Examples:'), one.out.startsWith('Usage: aerie ')])).toEqual(commands.map(() => [0, true, true]))
})

const WRONG: [number, string[], Record<string, string>, string][] = [
  [2, ['fly'], {}, 'unknown command'],
  [2, ['key', 'create', '--name', 'x'], {}, '--role'],
  [2, ['key', 'create', '--name', 'x', '--role', 'king'], {}, 'administrator, lead'],
  [2, ['key', 'create', '--name', 'x', '--role', 'lead'], { AERIE_LOG: 'loud' }, 'AERIE_LOG'],
  [4, ['key', 'create', '--name', 'x', '--role', 'lead'], { DATABASE_URL: 'postgres://x@127.0.0.1:1/x' }, 'Nothing listens there'],
  [5, ['restore', aerie], {}, 'not a whole backup'],
  [2, ['restore', '/nowhere'], {}, 'There is no file /nowhere'],
  [2, ['backup', '/nonexistent/x.tar.gz'], {}, 'There is no folder /nonexistent.'],
  [2, ['backup', folder], {}, 'is a folder. Name the file'],
  [2, ['import', '--channel', 'x', '/nowhere'], {}, 'There is no file /nowhere'],
  [2, ['import', '--channel', 'x', folder], {}, 'is a folder. Name the file'],
  [2, ['import', '--channel', 'x', '/dev/null'], {}, 'Name the file'],
  [2, ['import', '--channel', ' ', aerie], {}, '--channel: '],
  [2, ['key', 'create', '--name', '', '--role', 'lead'], {}, '--name: '],
  [2, ['user', 'add', '--name', 'Ada', '--email', 'not-an-email', '--role', 'agent'], {}, '--email: '],
  [2, ['key', 'create', '--name', 'x', '--role', 'lead'], { AERIE_DATA: '/proc/x' }, 'AERIE_DATA: /proc/x cannot be written to'],
]
test.each(WRONG)('ends with %i: %j', async (code, args, env, said) => {
  const ran = await run(args, env)
  expect(ran).toMatchObject({ code, out: '', err: expect.stringContaining(said) as string })
  expect(ran.err, 'a sentence, and no trace').not.toMatch(/^\s+at /m)
})

test('a key is printed alone, and opens the door', async () => {
  await using database = await makeDatabase()
  const { code, out } = await run(['key', 'create', '--name', 'Shop', '--role', 'lead'], on(database))
  expect(code).toBe(0)
  expect(out).toMatch(/^aerie_[\w-]{43}\n$/)
  expect((await database.pool.query(`select name, role, hash = sha256($1) as fits from workspace.api_key`, [Buffer.from(out.trim())])).rows).toEqual([
    { name: 'Shop', role: 'lead', fits: true },
  ])
})

test('a member is added with teams, and not twice', async () => {
  await using database = await makeDatabase()
  await database.pool.query(
    `insert into workspace.team (id, name, purpose, time_zone, created_at) values (gen_random_uuid(), 'Night watch', 'care', 'UTC', '2026-03-02')`,
  )
  const args = ['user', 'add', '--name', 'Ada Baker', '--email', 'ada@example.com', '--role', 'agent', '--team', 'night watch']
  expect(await run(args, on(database))).toMatchObject({ code: 0, out: expect.stringMatching(/^http.*\/reset-password\?token=/) as string })
  expect(
    (
      await database.pool.query(
        'select m.name, t.name as team from workspace.member m join workspace.team_member on member_id = m.id join workspace.team t on t.id = team_id',
      )
    ).rows,
  ).toEqual([{ name: 'Ada Baker', team: 'Night watch' }])
  expect(await run(args, on(database))).toMatchObject({ code: 5, err: expect.stringContaining('is there already') as string })
})

test('a link leads to the app that runs, unless the public address is set', async () => {
  await using database = await makeDatabase()
  const add = async (email: string, env: Record<string, string> = {}) =>
    (await run(['user', 'add', '--name', 'Ada', '--email', email, '--role', 'agent'], { ...on(database), ...env })).out
  expect(await add('a@example.com')).toMatch(/^http:\/\/127\.0\.0\.1:4600\//)
  await database.pool.query(`insert into platform.process values (gen_random_uuid(), '{web}', 'here', '0', now(), now(), 'http://127.0.0.1:4555')`)
  expect(await add('b@example.com')).toMatch(/^http:\/\/127\.0\.0\.1:4555\/reset-password/)
  expect(await add('c@example.com', { AERIE_URL: 'https://care.example.com' })).toMatch(/^https:\/\/care\.example\.com\//)
})

test('a member who lost the phone is let in by the password alone', async () => {
  await using database = await makeDatabase()
  const reset = (address: string) => run(['user', 'reset-2fa', address], on(database))
  await run(['user', 'add', '--name', 'Ada Baker', '--email', 'ada@example.com', '--role', 'agent'], on(database))
  expect(await reset('ada@exmaple.com')).toMatchObject({ code: 5, err: expect.stringContaining('Check the spelling') as string })
  expect(await reset('ada@example.com')).toMatchObject({ code: 5, err: expect.stringContaining('no second factor') as string })
  await database.pool.query(`insert into auth."twoFactor" (secret, "backupCodes", "userId") select 'x', 'y', id from auth."user"`)
  await database.pool.query(`update auth."user" set "twoFactorEnabled" = true`)
  expect(await reset('Ada@Example.com')).toMatchObject({ code: 0, err: expect.stringContaining('Ada Baker is signed out') as string })
  expect((await database.pool.query('select "twoFactorEnabled" from auth."user"')).rows).toEqual([{ twoFactorEnabled: false }])
})

test('a backup is restored into an empty workspace, into a full one only when told, and into one in use never', async () => {
  await using from = await makeDatabase()
  await using to = await makeDatabase()
  const file = join(folder, 'backup.tar.gz')
  await run(['key', 'create', '--name', 'Kept', '--role', 'viewer'], on(from))
  await from.pool.query(`
    with mail as (insert into channels.channel (id, network, name, created_at, changed_at) values (gen_random_uuid(), 'email', 'Mail', now(), now()) returning id)
    insert into channels.outbox (id, channel_id, conversation_id, message, written_at, due_at) select gen_random_uuid(), id, gen_random_uuid(), '{}', now(), now() from mail`)
  expect(await run(['backup', '--with-key', file], on(from))).toMatchObject({ code: 0 })
  expect(await run(['restore', file], on(to, 'other'))).toMatchObject({ code: 0 })
  expect((await to.pool.query('select name from workspace.api_key')).rows).toEqual([{ name: 'Kept' }])
  expect((await to.pool.query('select attempts from channels.outbox')).rows, 'looked for before it is sent').toEqual([{ attempts: 1 }])
  expect(readFileSync(join(folder, 'other/secret.key'), 'utf8')).toBe(readFileSync(join(folder, 'data/secret.key'), 'utf8'))
  await run(['user', 'add', '--name', 'Late', '--email', 'late@example.com', '--role', 'viewer'], on(to, 'other'))
  expect(await run(['restore', file], on(to, 'other'))).toMatchObject({ code: 5, err: expect.stringContaining('--replace') as string })
  await to.pool.query(`insert into platform.process values (gen_random_uuid(), '{web}', 'that-host', '0', now(), now())`)
  expect(await run(['restore', '--replace', file], on(to, 'other'))).toMatchObject({ code: 3, err: expect.stringContaining('that-host') as string })
  await to.pool.query('delete from platform.process')
  expect(await run(['restore', '--replace', file], on(to, 'other'))).toMatchObject({ code: 0 })
  expect((await to.pool.query('select from workspace.member')).rowCount).toBe(0)
})

test('without the key it was made with, a restore says what to do', async () => {
  await using from = await makeDatabase()
  await using to = await makeDatabase()
  const file = join(folder, 'no-key.tar.gz')
  await run(['backup', file], on(from))
  expect(await run(['restore', file], on(to, 'third'))).toMatchObject({
    code: 0,
    err: expect.stringContaining('is not the one this backup was made with') as string,
  })
})

test('the doctor says what is wrong and what to do', async () => {
  await using database = await makeDatabase()
  await run(['key', 'create', '--name', 'x', '--role', 'lead'], on(database))
  await run(['backup', join(folder, 'x.tar.gz')], on(database))
  const well = await run(['doctor', '--json'], on(database))
  expect(well.code).toBe(0)
  const findings = JSON.parse(well.out) as { about: string; state: string; advice: string }[]
  expect(findings.filter((one) => one.state !== 'ok').map((one) => one.about)).toEqual(['processes'])
  await database.pool.query(`delete from public.aerie_migration where name like '0008%'`)
  chmodSync(join(folder, 'data/secret.key'), 0o644)
  expect(await run(['doctor'], on(database))).toMatchObject({
    code: 1,
    out: expect.stringMatching(
      /BAD\s+secret key: others may read.*\n\s+→ chmod 600[^]*BAD\s+migrations: not applied: 0008.*\n\s+→ Start Aerie again/,
    ) as string,
  })
  expect(await run(['doctor'], { AERIE_DATA: join(folder, 'nothing') })).toMatchObject({ code: 0, out: expect.stringContaining('npm start') as string })
  expect(existsSync(join(folder, 'nothing')), 'looking makes nothing').toBe(false)
})

test('the doctor says what is wrong with a bucket', async () => {
  await using database = await makeDatabase()
  await run(['key', 'create', '--name', 'x', '--role', 'lead'], on(database))
  const bucket = { AERIE_S3_BUCKET: 'aerie', AERIE_S3_ENDPOINT: 'http://127.0.0.1:1', AERIE_S3_ACCESS_KEY: 'us', AERIE_S3_SECRET_KEY: 'secret' }
  expect(await run(['doctor'], { ...on(database), ...bucket })).toMatchObject({
    code: 1,
    out: expect.stringMatching(
      /BAD\s+files: The bucket “aerie” does not serve: it cannot be reached at http:\/\/127\.0\.0\.1:1.*\n\s+→ Nothing is lost/,
    ) as string,
  })
})
