import type { Conversation } from '../../conversation.ts'
import type { View } from '../../place.ts'

/**
 * Does a conversation still stand in this view, as far as its row tells? Used so that what one does oneself shows at once;
 * the server's next answer is what counts. Mentions stay until they are read again.
 */
export function belongs(view: View, { state, owner }: Conversation, me: string): boolean {
  const stands: Record<View, boolean> = {
    mine: owner?.id === me && state !== 'closed',
    queue: state === 'waiting_for_us' && owner === null,
    waiting: state === 'waiting_for_us',
    with_them: state === 'waiting_for_them',
    snoozed: state === 'snoozed',
    closed: state === 'closed',
    mentions: true,
    hints: state !== 'closed' && state !== 'held',
    held: state === 'held',
  }
  return stands[view]
}
