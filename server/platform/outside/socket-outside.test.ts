import { expect, test } from 'vitest'
import { WebSocketServer } from 'ws'
import { openSocketOutside } from './socket-outside.ts'

async function serve() {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
  await new Promise((resolve) => server.once('listening', resolve))
  let visits = 0
  server.on('connection', (socket, request) => (visits++, socket.send(String(request.headers['user-agent']))))
  const { port } = server.address() as { port: number }
  return { port, visits: () => visits, [Symbol.asyncDispose]: () => new Promise<void>((resolve) => server.close(() => resolve())) }
}

test('a stream of this machine is read only where that is allowed', async () => {
  await using server = await serve()
  expect(() => openSocketOutside(`ws://127.0.0.1:${server.port}`)).toThrow('not an address of the open internet')
  const socket = openSocketOutside(`ws://127.0.0.1:${server.port}`, { allowed: 'loopback-too' })
  expect(await new Promise((resolve) => socket.once('message', (data: Buffer) => resolve(data.toString())))).toBe('Aerie')
  await new Promise((resolve) => (socket.once('close', resolve), socket.close()))
})

test('a name that leads inside is refused where it is connected to', async () => {
  await using server = await serve()
  const resolve = () => Promise.resolve([{ address: '127.0.0.1', family: 4 }])
  const socket = openSocketOutside(`ws://rebound.example:${server.port}`, { resolve })
  expect(await new Promise((told) => socket.once('error', told))).toMatchObject({ code: 'private-address' })
  expect(server.visits()).toBe(0)
})

test('what cannot be asked for as a protocol is no fault of ours', () => {
  expect(() => openSocketOutside('wss://example.com/', { protocols: ['a token='] })).toThrow(expect.objectContaining({ code: 'bad-address' }))
})

test.each(['https://example.com/', 'nonsense', 'ws://example.com:25/', 'wss://example.com/#part'])('%s is no stream', (address) => {
  expect(() => openSocketOutside(address)).toThrow(expect.objectContaining({ code: 'bad-address' }))
})
