import { memo } from 'react'
import type { Entry } from '../../conversation.ts'
import { Fact } from './fact/fact.tsx'
import { Item } from './item.tsx'
import { Note } from './note.tsx'
import { Outgoing } from './outgoing.tsx'

/** An entry as its kind is shown. */
export const OneEntry = memo(function OneEntry({ entry, conversationId, showSubject }: { entry: Entry; conversationId: string; showSubject: boolean }) {
  if (entry.what === 'item') return <Item item={entry} conversationId={conversationId} showSubject={showSubject} />
  if (entry.what === 'outgoing') return <Outgoing outgoing={entry} conversationId={conversationId} />
  if (entry.what === 'note') return <Note note={entry} conversationId={conversationId} />
  return <Fact fact={entry} />
})
