/**
 * The ways in and out.
 *
 * In: what networks deliver. Out: items, checked one by one, to intake (`runReceivers`), and messages that people wrote, to
 * the networks (`queueMessage` → `runSender`), each exactly once.
 *
 * Words: a *network* is where people write (Bluesky, mail); its *adapter* is a folder here; a *channel* is one account of
 * ours on it; a *delivery* is what a channel brings at once; the *cursor* is where receiving goes on; the *outbox* holds
 * what is written until it is there; *reach* says whether an item may be answered.
 */
export { homeOf } from './account.ts'
export { AccountTrouble, type Account, type Adapter, type Arrival, type MediaRule, type Outgoing } from './adapter.ts'
export type { ItemForReach, Reach } from './reach/reach.ts'
export type { Watches } from './receiving/heard.ts'
export { BY_HAND, channelByHand, type ByHand } from './by-hand/channel.ts'
export { findOrMakeChannel } from './connecting/connect.ts'
export { channelsContract, OutboxView } from './contract.ts'
export { isLate, readGaps, type Gap } from './health/gap.ts'
export { channelHealthRoutes } from './health/routes.ts'
export { channelsJobs } from './jobs.ts'
export { readMailsOfFile } from './email/mail-of-file.ts'
export { cancelMessage } from './outbox/cancel.ts'
export { queueMessage, type OutgoingDraft } from './outbox/queue.ts'
export { noSuchMessage, readMessage, readOutbox } from './outbox/read.ts'
export { retryMessage } from './outbox/retry.ts'
export { readOutgoingFiles } from './outbox/files.ts'
export { runSender } from './outbox/run.ts'
export type { OnSent, SentMessage } from './outbox/settle.ts'
export { readWriters } from './outbox/writers.ts'
export { openCallDoor } from './phone/door.ts'
export { FETCH_RECORDING, fetchRecording, type FetchRecording } from './phone/recording.ts'
export { readOwnNumbers } from './phone/own-numbers.ts'
export { countryOfNumber, toNumber } from './phone/number.ts'
export { RawItem, type RawChange } from './raw-item.ts'
export { readChannel, readChannels, type Channel } from './read.ts'
export { moveCursor } from './receiving/cursor.ts'
export type { Delivery, TakeIn } from './receiving/receiver.ts'
export { runReceivers } from './receiving/run.ts'
export { costOfReading } from './metering/cost.ts'
export { demandReach, type Written } from './reach/fits.ts'
export { reachRoutes } from './reach/routes.ts'
export { isWalled, WALLED } from './reach/table.ts'
export { withoutUsedUp } from './reach/used-up.ts'
export { adapters, reachOf } from './registry.ts'
export { channelsRoutes } from './routes.ts'
export { openChannelDoors } from './sign-in/doors.ts'
export { openUpdateDoor } from './telegram/door.ts'
export { toOutboxView } from './view.ts'
export type { Beyond } from './web/beyond.ts'
export { webJobs } from './web/jobs.ts'
export { openContactDoors } from './web/contact/doors.ts'
export { readSeen } from './web/words/seen.ts'
export { inList, warningsOf } from './warnings.ts'
export { openWidgetDoors } from './web/door/doors.ts'
