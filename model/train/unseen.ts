import { HEADS } from '../../server/triage/model/heads.ts'
import { mainOf, probabilitiesOf, type Fair } from '../../server/triage/model/model.ts'
import type { Unseen } from './learn.ts'
import type { Answer } from './measure.ts'

/** What own examples were answered by models that saw none of their trade, made honest as what ships. */
export const unseenAnswers = (name: 'sentiment' | 'intent', unseen: readonly Unseen[], fair: Fair): (Answer & { language: string })[] =>
  unseen
    .filter(({ example }) => example.trade !== undefined)
    .map(({ example, scores, language }) => {
      const { main, confidence } = mainOf(fair, scores, language)
      const outputs: readonly string[] = HEADS[name].outputs
      const truth = name === 'intent' ? example.intents![0]! : example.sentiment!
      return {
        said: outputs[main]!,
        confidence: name === 'intent' ? confidence : Math.max(...probabilitiesOf('sentiment', fair, scores)),
        truth,
        defensible: name === 'intent' ? [...example.intents!, ...(example.also ?? [])] : [truth],
        language,
      }
    })
