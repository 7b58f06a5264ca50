import type { z } from 'zod'
import type { RoutingStep } from '../contract/routing.ts'
import { explainStep } from './explain.ts'
import type { StepSaid } from './whose.ts'

/** What led to a person, as screens show it. */
export const stepViews = (said: readonly StepSaid[], nameOf: (memberId: string) => string): z.input<typeof RoutingStep>[] =>
  said.map(({ memberId, ...one }) => {
    const member = memberId ? { id: memberId, name: nameOf(memberId) } : null
    return { ...one, tier: one.tier ?? null, member, sentence: explainStep({ memberId, ...one }, member?.name ?? '') }
  })
