import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { expect, test } from 'vitest'
import { makeCluster } from '../../test/cluster.ts'
import { listenTo } from '../../test/listener.ts'
import { makeServer } from '../../test/server.ts'
import { makeVisitor } from '../../test/visitor.ts'
import { inTransaction, openDb } from '../platform/db.ts'
import { record } from '../platform/facts.ts'
import { migrate } from '../platform/migrate.ts'

test('when the database goes away it is said, and when it comes back all goes on without hands', async () => {
  const cluster = makeCluster(mkdtempSync(join(tmpdir(), 'aerie-outage-')), ['fsync=off']) // but commits are waited for: they must be there after the crash
  try {
    await cluster.start()
    const url = cluster.url('postgres')
    const pool = new pg.Pool({ connectionString: url, max: 4 }).on('error', () => undefined)
    await migrate(pool, new Date())
    await using server = await makeServer({ url, db: openDb(pool) })
    await server.startWorkers()
    const [key, member] = [await server.asKey('administrator'), await server.asMember('administrator')]
    await using listener = await listenTo(server, key)
    const { place } = listener // before it all: whoever was cut off resumes there

    await cluster.stop('SIGQUIT')
    for (const who of [key, member, member]) expect(await who.refused('GET /brands')).toMatchObject({ status: 503, code: 'database-away' })
    expect((await makeVisitor(server.http).post('/api/auth/sign-in/email', { email: 'ada@example.com', password: 'a long pass phrase' })).json()).toMatchObject(
      { status: 503, code: 'database-away' },
    )
    expect((await server.http.inject('/readyz')).json()).toMatchObject({ ready: false, database: expect.stringContaining('does not answer') })
    expect((await server.http.inject('/healthz')).statusCode).toBe(200)

    await cluster.start()
    await expect.poll(async () => (await server.http.inject('/readyz')).json()).toMatchObject({ ready: true })
    await member.call('POST /brands', { body: { name: 'Wing' } })
    await inTransaction(server.platform.db, (tx) => record(tx, server.clock.now(), [{ kind: 'brand.last' }]))
    await using again = await listenTo(server, key, place)
    expect(await again.kinds(2)).toEqual(['brand.added', 'brand.last'])
    await pool.end()
  } finally {
    await cluster.remove()
  }
}, 60_000)
