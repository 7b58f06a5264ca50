import { atDesk } from '#desk'
import { askAll } from '../server/triage/provider/ask-job.ts'
import type { ModelStub } from './model-stub.ts'
import { openScene } from './scene.ts'

export const KEY = 'sk-very-secret-4711'
export const SETTINGS = {
  model: 'small-1',
  near: true,
  on: true,
  below: 1,
  unassessed: true,
  direct: false,
  requestsDay: null,
  requestsMonth: null,
  tokensDay: null,
  tokensMonth: null,
  price: 0.5,
  currency: 'EUR',
}

/** The scene with a language model that is on: `run` asks it about what waits. */
export async function openAsked(stub: ModelStub, more: object = {}) {
  const scene = await openScene()
  const ada = await scene.server.asMember('administrator', { name: 'Ada' })
  const set = (change: object = {}) => ada.call('PUT /triage/provider', { body: { url: stub.url, key: KEY, ...SETTINGS, ...more, ...change } })
  const state = async () => (await ada.call('GET /triage/provider')).provider!
  const run = (patience?: number) => askAll(scene.server.platform, atDesk, new AbortController().signal, patience)
  const whole = async () => scene.lea.call('GET /conversations/:id', { params: { id: await scene.first() } })
  const item = async () => (await whole()).entries.find((one) => one.what === 'item')!
  await set()
  return { ...scene, ada, set, state, run, whole, item, [Symbol.asyncDispose]: () => scene[Symbol.asyncDispose]() }
}
