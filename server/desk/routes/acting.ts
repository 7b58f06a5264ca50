import { retryMessage } from '#channels'
import { routes } from '#platform/http/route.ts'
import { actingContract } from '../contract/acting.ts'
import { logAnswer } from '../logging/log-answer.ts'
import { takeBackLogged } from '../logging/take-back-logged.ts'
import { removeNote } from '../notes/remove-note.ts'
import { restoreNote } from '../notes/restore-note.ts'
import { tag } from '../notes/tag.ts'
import { writeNote } from '../notes/write-note.ts'
import { claim } from '../owning/claim.ts'
import { claimNext } from '../owning/claim-next.ts'
import { hand } from '../owning/hand.ts'
import { release } from '../owning/release.ts'
import { takeOver } from '../owning/take-over.ts'
import { sayPresence } from '../presence/say-presence.ts'
import { withOutgoing } from '../reply/outgoing.ts'
import { reply } from '../reply/reply.ts'
import { takeBack } from '../reply/take-back.ts'
import { close } from '../resting/close.ts'
import { notSpam } from '../resting/not-spam.ts'
import { reopen } from '../resting/reopen.ts'
import { snooze } from '../resting/snooze.ts'
import { wake } from '../resting/wake.ts'
import { asRow, type Desk } from './shown.ts'

/** What is done at the desk. Each answers with the conversation as it now stands. */
export const actingRoutes = (desk: Desk) =>
  routes(actingContract, {
    'POST /conversations/:id/claim': async ({ params, ...work }) => asRow(desk, work, await claim(work, params.id)),
    'POST /conversations/claim-next': async (work) => {
      const claimed = await claimNext(work)
      return { conversation: claimed && (await asRow(desk, work, claimed)) }
    },
    'POST /conversations/:id/take-over': async ({ params, body, ...work }) => asRow(desk, work, await takeOver(work, params.id, body.from)),
    'POST /conversations/:id/hand': async ({ params, body, ...work }) => asRow(desk, work, await hand(work, params.id, body)),
    'POST /conversations/:id/release': async ({ params, ...work }) => asRow(desk, work, await release(work, params.id)),
    'POST /conversations/:id/snooze': async ({ params, body, ...work }) => asRow(desk, work, await snooze(work, params.id, new Date(body.until))),
    'POST /conversations/:id/wake': async ({ params, ...work }) => asRow(desk, work, await wake(work, params.id)),
    'POST /conversations/:id/not-spam': async ({ params, ...work }) => asRow(desk, work, await notSpam(work, params.id)),
    'POST /conversations/:id/close': async ({ params, body, ...work }) => asRow(desk, work, await close(work, params.id, body.outcome)),
    'POST /conversations/:id/reopen': async ({ params, ...work }) => asRow(desk, work, await reopen(work, params.id)),
    'POST /conversations/:id/notes': ({ params, body, ...work }) => writeNote(work, params.id, body),
    'DELETE /conversations/notes/:id': ({ params, ...work }) => removeNote(work, params.id),
    'POST /conversations/notes/:id/restore': ({ params, ...work }) => restoreNote(work, params.id),
    'PUT /conversations/:id/tags': async ({ params, body, ...work }) => asRow(desk, work, await tag(work, params.id, body.tags)),
    'POST /conversations/:id/reply': async ({ params, body, ...work }) => {
      const { conversation, outgoing } = await reply(work, params.id, body)
      return { conversation: await asRow(desk, work, conversation), outgoing: { id: outgoing.id, undoUntil: outgoing.undoUntil.toISOString() } }
    },
    'POST /conversations/:id/logged-answers': async ({ params, body, ...work }) => asRow(desk, work, await logAnswer(desk, work, params.id, body)),
    'DELETE /conversations/logged-answers/:id': async ({ params, ...work }) => asRow(desk, work, await takeBackLogged(desk, work, params.id)),
    'POST /outbox/:id/retry': ({ params, ...work }) => withOutgoing(work, params.id, retryMessage),
    'POST /outbox/:id/cancel': ({ params, ...work }) => takeBack(work, params.id),
    'POST /conversations/:id/presence': ({ params, body, ...work }) => sayPresence(work, desk.presence, params.id, body.doing),
  })
