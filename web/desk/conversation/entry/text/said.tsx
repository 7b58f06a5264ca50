import { UnstyledButton } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Linked } from './linked.tsx'
import { useCallWords } from '../../../../channels/said-words.ts'
import type { ItemEntry } from '../../../conversation.ts'
import { Folded } from './folded.tsx'
import { MailBody } from './mail-body.tsx'
import { foldQuoted } from './quoted.ts'
import classes from '../entry.module.css'

/** Beyond this a text is folded, so that one long mail does not bury the talk; characters. */
const LONG = 2_400

/** What was said: a mail as it was laid out, a post as text. */
export function Said({ item }: { item: ItemEntry }) {
  const call = useCallWords()
  if (item.html) return <MailBody html={item.html} />
  return <PlainText text={item.told === 'call' ? call(item.text) : item.text} />
}

/** A text with its addresses made links, long ones and quotes folded. */
export function PlainText({ text: whole }: { text: string }) {
  const { t } = useTranslation('desk')
  const [all, setAll] = useState(false)
  const { text, quoted } = foldQuoted(whole)
  const isCut = !all && text.length > LONG
  return (
    <>
      <p className={classes.text} dir="auto">
        <Linked text={isCut ? `${text.slice(0, LONG)} …` : text} />
      </p>
      {isCut && (
        <UnstyledButton className={classes.more} onClick={() => setAll(true)}>
          {t('item.showAll')}
        </UnstyledButton>
      )}
      {quoted && (
        <Folded>
          <p className={classes.text} dir="auto">
            {quoted}
          </p>
        </Folded>
      )}
    </>
  )
}
