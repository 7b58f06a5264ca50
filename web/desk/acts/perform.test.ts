import { expect, test } from 'vitest'
import { hideToast, shownToasts } from '../../kit/said/toasts-store.ts'
import { perform } from './perform.ts'
import { undoLast } from './undo.ts'

const said = (): string[] => shownToasts().map((toast) => toast.text)

test('what is said to be done goes when it is taken back by key', async () => {
  const back: string[] = []
  await perform({ id: 'a', ask: async () => null, done: 'Closed', undo: async () => back.push('a') })
  expect(said()).toEqual(['Closed'])
  await undoLast()
  expect([said(), back]).toEqual([[], ['a']])
})

test('what was taken back before the server answered is not said to be done', async () => {
  let answer = (): void => {}
  const asked = new Promise<void>((resolve) => (answer = resolve))
  const back: string[] = []
  const done = perform({ id: 'b', ask: () => asked, done: 'Closed', undo: async () => back.push('b') })
  const undone = undoLast()
  answer()
  await Promise.all([done, undone])
  expect([said(), back]).toEqual([[], ['b']])
})

test('without a way back it stays as long as it is read', async () => {
  await perform({ id: 'c', ask: async () => null, done: 'Tagged' })
  await undoLast()
  expect(said()).toEqual(['Tagged'])
  hideToast(shownToasts()[0]!.id)
})
