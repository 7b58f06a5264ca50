import { takeIn, type TakenIn } from '../server/app/intake.ts'
import { RawItem } from '../server/channels/raw-item.ts'
import type { Platform } from '../server/platform/work.ts'

/** Brings one item in by a channel, as its network would: what the public shape leaves open is left open. */
export const bring = (platform: Platform, channelId: string, item: Record<string, unknown>): Promise<TakenIn> =>
  takeIn(platform, { channelId, items: [RawItem.parse(item)] })
