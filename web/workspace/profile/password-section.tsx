import { Button, Group, PasswordInput, Stack } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { auth } from '../../app/asking/auth.ts'
import { ProblemNote } from '../../kit/said/problem-note.tsx'
import { toast } from '../../kit/said/toast.ts'
import { Section } from '../../kit/page/section.tsx'
import { NewPasswordField, SHORTEST } from '../entrance/new-password.tsx'
import { useSessions } from './use-sessions.ts'

/** A new password; every other session ends with the old one. */
export function PasswordSection() {
  const { t } = useTranslation('workspace')
  const { refetch } = useSessions()
  const [currentPassword, setCurrent] = useState('')
  const [newPassword, setNew] = useState('')
  const change = useMutation({
    mutationFn: () => auth('POST', '/change-password', { currentPassword, newPassword, revokeOtherSessions: true }),
    onSuccess: () => {
      setCurrent('')
      setNew('')
      toast.done(t('profile.passwordChanged'))
      void refetch()
    },
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    change.mutate()
  }
  return (
    <Section title={t('password.label')} about={t('profile.passwordAbout')}>
      <form onSubmit={submit}>
        <Stack>
          <PasswordInput
            label={t('profile.currentPassword')}
            autoComplete="current-password"
            required
            value={currentPassword}
            onChange={(event) => setCurrent(event.currentTarget.value)}
            visibilityToggleButtonProps={{ 'aria-label': t('password.show') }}
          />
          <NewPasswordField value={newPassword} onChange={(event) => setNew(event.currentTarget.value)} />
          <ProblemNote error={change.error} />
          <Group>
            <Button type="submit" variant="default" loading={change.isPending} disabled={!currentPassword || newPassword.length < SHORTEST}>
              {t('profile.changePassword')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Section>
  )
}
