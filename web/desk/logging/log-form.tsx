import { Checkbox, NativeSelect, SegmentedControl, Stack, Textarea, TextInput } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { FormFoot } from '../../kit/form/form-foot.tsx'
import { useTime } from '../../kit/time/time.ts'
import { TeamField } from '../../workspace/team/team-field.tsx'
import { FilesField } from '../attaching/files-field.tsx'
import { useOnceThere } from '../attaching/once-there.ts'
import { useFiles } from '../attaching/use-files.ts'
import type { Conversation } from '../conversation.ts'
import { emptyDraft, ENDS, KINDS, mayBelong, toContact, type Contact, type Draft } from './contact.ts'
import { WhoField } from './who-field.tsx'
import classes from './logging.module.css'

interface Props {
  /** The conversation that is open. */
  here: Conversation | null
  busy: boolean
  error: unknown
  onLog: (contact: Contact) => void
  onCancel: () => void
}

/** A contact as it is written down; made to be filled without leaving the keyboard. */
export function LogForm({ here, busy, error, onLog, onCancel }: Props) {
  const { t } = useTranslation('logging')
  const { timeZone: zone } = useTime()
  const [opened] = useState(() => new Date())
  const [draft, setDraft] = useState<Draft>(() => emptyDraft(here, opened, zone))
  const files = useFiles()
  const isReady = draft.text.trim() !== '' && (draft.who || draft.phone.trim() || draft.mail.trim())
  const logging = useOnceThere(files, () => onLog(toContact(draft, here, files.attachments, opened, zone)))
  const put = (change: Partial<Draft>): void => {
    logging.callOff()
    setDraft((now) => ({ ...now, ...change }))
  }
  const submit = (event: { preventDefault(): void }): void => {
    event.preventDefault()
    if (isReady) logging.begin(null)
  }
  return (
    <form onSubmit={(event: FormEvent) => submit(event)}>
      <Stack gap="sm" onKeyDown={(event) => event.key === 'Enter' && (event.ctrlKey || event.metaKey) && submit(event)}>
        <Kind draft={draft} put={put} />
        <WhoField who={draft.who} onChange={(who) => put({ who })} />
        <Known draft={draft} put={put} />
        {mayBelong(draft, here) && (
          <Checkbox label={t('belongsHere')} checked={draft.belongsHere} onChange={(event) => put({ belongsHere: event.currentTarget.checked })} />
        )}
        <Textarea
          label={t('text')}
          required
          autosize
          minRows={4}
          maxRows={12}
          maxLength={100_000}
          dir="auto"
          value={draft.text}
          onChange={(event) => put({ text: event.currentTarget.value })}
        />
        <FilesField files={files} waits={logging.waits} />
        <Around draft={draft} put={put} />
        <FormFoot does={t('log')} busy={busy || logging.waits} error={error} disabled={!isReady} onCancel={onCancel} />
      </Stack>
    </form>
  )
}

interface PartProps {
  draft: Draft
  put: (change: Partial<Draft>) => void
}

/** What it was, and who began it. */
function Kind({ draft: { kind, direction }, put }: PartProps) {
  const { t } = useTranslation('logging')
  return (
    <div className={classes.kind}>
      <SegmentedControl
        aria-label={t('kindLabel')}
        data-autofocus
        value={kind}
        onChange={(next) => put({ kind: next })}
        data={KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
      />
      <SegmentedControl
        aria-label={t('directionLabel')}
        value={direction}
        onChange={(next) => put({ direction: next })}
        data={(['in', 'out'] as const).map((value) => ({ value, label: t(`direction.${kind}.${value}`) }))}
      />
    </div>
  )
}

/** By what they are known; of somebody known it may be left empty. */
function Known({ draft: { phone, mail }, put }: PartProps) {
  const { t } = useTranslation('logging')
  return (
    <div className={classes.two}>
      <TextInput
        label={t('phone')}
        type="tel"
        autoComplete="off"
        maxLength={60}
        value={phone}
        onChange={(event) => put({ phone: event.currentTarget.value })}
      />
      <TextInput
        label={t('mail')}
        type="email"
        autoComplete="off"
        maxLength={254}
        value={mail}
        onChange={(event) => put({ mail: event.currentTarget.value })}
      />
    </div>
  )
}

/** When it was, what came of it, and whose it is. */
function Around({ draft: { at, outcome, teamId }, put }: PartProps) {
  const { t } = useTranslation(['logging', 'desk'])
  return (
    <div className={classes.three}>
      <TextInput label={t('at')} type="datetime-local" required value={at} onChange={(event) => put({ at: event.currentTarget.value })} />
      <NativeSelect
        label={t('outcome')}
        value={outcome}
        onChange={(event) => put({ outcome: event.currentTarget.value as Draft['outcome'] })}
        data={[{ value: '', label: t('staysOpen') }, ...ENDS.map((value) => ({ value, label: t(`desk:outcomes.${value}`) }))]}
      />
      <TeamField label={t('team')} none={t('anyTeam')} teamId={teamId} onChange={(id) => put({ teamId: id ?? '' })} />
    </div>
  )
}
