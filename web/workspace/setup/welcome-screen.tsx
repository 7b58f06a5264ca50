import { Anchor, Button, Group, SimpleGrid, Stack, Text, Title } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { queryClient, useWrite } from '../../app/asking/queries.ts'
import { useMe } from '../../app/asking/session.ts'
import { Drawing, type DrawingName } from '../../kit/page/drawing.tsx'
import { Page } from '../../kit/page/page.tsx'
import { ProblemNote } from '../../kit/said/problem-note.tsx'
import classes from './welcome.module.css'

/** The first steps: look around with a demo company, connect a channel, or bring a file. */
export function WelcomeScreen() {
  const { t } = useTranslation('workspace')
  const { name, demo } = useMe()
  const navigate = useNavigate()
  const fill = useWrite('POST /demo', {
    onDone: async () => {
      await queryClient.invalidateQueries()
      await navigate({ to: '/desk' })
    },
  })
  return (
    <Page title={t('welcome.title', { name: name.split(' ')[0] })} about={t('welcome.about')} width={980}>
      <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="md">
        <Step drawing="calm" title={t('welcome.demo')} about={t('welcome.demoAbout')}>
          {demo ? (
            <Button component={Link} to="/desk">
              {t('welcome.demoThere')}
            </Button>
          ) : (
            <Button loading={fill.isPending} onClick={() => fill.mutate({})}>
              {t('welcome.demoDo')}
            </Button>
          )}
          <ProblemNote error={fill.error} />
        </Step>
        <Step drawing="channels" title={t('welcome.channel')} about={t('welcome.channelAbout')}>
          <Button variant="default" component={Link} to="/channels">
            {t('welcome.channelDo')}
          </Button>
        </Step>
        <Step drawing="file" title={t('welcome.import')} about={t('welcome.importAbout')}>
          <Button variant="default" component={Link} to="/import">
            {t('welcome.importDo')}
          </Button>
        </Step>
      </SimpleGrid>
      <Group mt="xl" gap="lg">
        <Anchor component={Link} to="/team">
          {t('welcome.team')}
        </Anchor>
        <Anchor component={Link} to="/hours">
          {t('welcome.hours')}
        </Anchor>
        <Anchor component={Link} to="/desk">
          {t('welcome.desk')}
        </Anchor>
      </Group>
    </Page>
  )
}

function Step({ drawing, title, about, children }: { drawing: DrawingName; title: string; about: string; children: ReactNode }) {
  return (
    <Stack component="section" className={classes.step} gap="xs">
      <Drawing name={drawing} />
      <Title order={2}>{title}</Title>
      <Text c="dimmed" size="sm" flex={1}>
        {about}
      </Text>
      {children}
    </Stack>
  )
}
