import type { z } from 'zod'
import { adapters } from '../registry.ts'
import type { NetworkRulesView } from './contract.ts'
import type { Answering, Rules } from './rules.ts'

type View = z.input<typeof NetworkRulesView>

/** A network's rules as the table shows them. */
export const toRulesView = ({ toPublic, toDirect, media, facts, ...rest }: Rules): View => ({
  ...rest,
  speaks: adapters[rest.network]?.send !== undefined,
  toPublic: toAnswering(toPublic),
  toDirect: toAnswering(toDirect),
  media: media && { ...media, types: [...media.types] },
  facts: [...facts],
})

const toAnswering = ({ answer, only, hours, directHours, directOnce }: Answering): View['toPublic'] => ({
  answer,
  only: only ?? null,
  hours: hours ?? null,
  directHours: directHours ?? null,
  directOnce: directOnce ?? false,
})
