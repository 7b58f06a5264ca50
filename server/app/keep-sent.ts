import type { OnSent } from '#channels'
import type { Platform } from '#platform/work.ts'
import { takeIn } from './intake.ts'

/** A message that was sent goes the way of every item, so that the thread goes on with it; its echo from the network is then known already. */
export const keepSent =
  (platform: Platform): OnSent =>
  async (tx, _now, { channelId, item, writtenBy }) => {
    await takeIn(platform, { channelId, items: [{ ...item, writtenBy }] }, tx)
  }
