import { Checkbox, Textarea } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { loadTexts } from '../../../i18n/index.ts'
import { ProblemNote } from '../../../kit/said/problem-note.tsx'
import type { WholeConversation } from '../../conversation.ts'
import { AnswerByHand } from '../../reach/answer-by-hand.tsx'
import { DayHint } from '../../reach/day-hint.tsx'
import { PriceHint } from '../../reach/price-hint.tsx'
import { ChangedMeanwhile } from './changed-meanwhile.tsx'
import { Counter } from './counter.tsx'
import { ReachLine, useIsShut } from './reach-line.tsx'
import { SendButtons } from './send-buttons.tsx'
import { useAnswer } from './use-answer.ts'
import { WhoReads } from './who-reads.tsx'
import classes from '../composer.module.css'

const AnswerFiles = lazy(async () => {
  const [file] = await Promise.all([import('./answer-files.tsx'), loadTexts('attaching')])
  return { default: file.AnswerFiles }
})

/** The answer: what may be written, to whom, how long, and what happened meanwhile. */
export function ReplyForm({ conversation, onTyping, onClosed }: { conversation: WholeConversation; onTyping: () => void; onClosed: () => void }) {
  const { t } = useTranslation('desk')
  const answer = useAnswer(conversation, (afterwards) => afterwards === 'close' && onClosed())
  const isPhone = useMediaQuery('(max-width: 47.99em)') ?? false
  const { reach, person } = conversation
  const isShut = useIsShut(reach)
  if (isShut) return <AnswerByHand conversation={conversation} onClosed={onClosed} />
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        answer.send('wait')
      }}
    >
      <ChangedMeanwhile answer={answer} />
      <Textarea
        data-field="reply"
        autosize
        minRows={isPhone ? 1 : 2}
        maxRows={12}
        dir="auto"
        maxLength={50_000}
        value={answer.text}
        aria-label={t('composer.replyField', { name: person.name })}
        placeholder={t('composer.replyPlaceholder', { name: person.name })}
        error={answer.length.heavy || (answer.length.left !== null && answer.length.left < 0)}
        onChange={(event) => {
          answer.write(event.currentTarget.value)
          onTyping()
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
            event.preventDefault()
            answer.send(event.shiftKey ? 'close' : 'wait')
          }
          if (event.key === 'Escape') event.currentTarget.blur()
        }}
      />
      <div className={answer.text === '' ? classes.resting : undefined}>
        <ReachLine reach={reach} />
        <PriceHint reach={reach} text={answer.text} />
        <DayHint perDay={reach.perDay} />
      </div>
      {answer.parts !== null && (
        <Checkbox
          size="xs"
          my={6}
          label={t('composer.inParts', { count: answer.parts })}
          checked={answer.inParts}
          onChange={(event) => answer.sendInParts(event.currentTarget.checked)}
        />
      )}
      {conversation.media && (answer.text !== '' || answer.files.files.length > 0) && (
        <Suspense fallback={null}>
          <AnswerFiles answer={answer} />
        </Suspense>
      )}
      <ProblemNote error={answer.problem} />
      <div className={`${classes.foot} ${answer.text === '' ? classes.resting : ''}`}>
        <WhoReads reach={reach} visibility={answer.visibility} name={person.name} onChoose={answer.choose} />
        <Counter length={answer.length} />
        <SendButtons answer={answer} />
      </div>
    </form>
  )
}
