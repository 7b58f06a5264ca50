import type { Reader } from '#platform/live/readers.ts'
import type { Platform } from '#platform/work.ts'
import { deskReactions } from '../desk/reactions.ts'
import { weighAgain } from './reading/weigh-again.ts'

/** Everybody who follows the fact log and does something about it. */
export const allReactions = (platform: Platform): Reader[] => [...deskReactions(platform), weighAgain(platform)]
