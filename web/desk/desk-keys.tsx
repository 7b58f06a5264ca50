import { useReadWhen } from '../app/queries.ts'
import { Correcting } from './correct/correcting.tsx'
import { useDesk } from './desk-context.ts'
import { useDeskKeys } from './use-desk-keys.ts'

/** The keys of the desk. What is possible changes with the conversation that is open, so it is read here too. */
export function DeskKeys() {
  const desk = useDesk()
  const { conversationId } = desk.place
  useReadWhen('GET /conversations/:id', conversationId ? { params: { id: conversationId } } : null)
  useDeskKeys(desk)
  return <Correcting />
}
