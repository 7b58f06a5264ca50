import { useReadWhen } from '../app/asking/queries.ts'
import { Correcting } from './correct/correcting.tsx'
import { useCorrectKeys } from './correct/use-correct-keys.ts'
import { useDesk } from './desk-context.ts'
import { useDeskKeys } from './use-desk-keys.ts'

/** The keys of the desk. What is possible changes with the conversation that is open, so it is read here too. `asks`: an act asks something. */
export function DeskKeys({ asks }: { asks: boolean }) {
  const desk = useDesk()
  const { conversationId } = desk.place
  useReadWhen('GET /conversations/:id', conversationId ? { params: { id: conversationId } } : null)
  useDeskKeys(desk)
  useCorrectKeys(asks)
  return <Correcting />
}
