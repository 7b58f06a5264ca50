import { expect, test } from 'vitest'
import { rememberUndo, undoLast } from './undo.ts'

test('steps are taken back once each, the last one first', async () => {
  const done: string[] = []
  const first = rememberUndo(async () => done.push('first'))
  rememberUndo(async () => done.push('second'))
  expect([await undoLast(), await undoLast(), await undoLast()]).toEqual([true, true, false])
  await first()
  expect(done).toEqual(['second', 'first'])
})
