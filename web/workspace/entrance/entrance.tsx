import { ActionIcon, Box, Group, NativeSelect, Text, Title, Tooltip, useComputedColorScheme, useMantineColorScheme } from '@mantine/core'
import { useDocumentTitle } from '@mantine/hooks'
import { Moon, Sun } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { LANGUAGES, speak } from '../../i18n/index.ts'
import classes from './entrance.module.css'

/** The frame of every screen before one is signed in: one quiet card, the language and the light. */
export function Entrance({ title, about, width = 400, children }: { title: string; about?: ReactNode; width?: number; children: ReactNode }) {
  useDocumentTitle(`${title} · Aerie`)
  return (
    <Box className={classes.ground}>
      <Box component="main" className={classes.card} maw={width}>
        <img src="/aerie.svg" width={40} height={40} alt="Aerie" />
        <Title order={1} mt="md">
          {title}
        </Title>
        {about && (
          <Text c="dimmed" mt={4} component="div">
            {about}
          </Text>
        )}
        <Box mt="lg">{children}</Box>
      </Box>
      <Footer />
    </Box>
  )
}

function Footer() {
  const { t, i18n } = useTranslation()
  const scheme = useComputedColorScheme('light')
  const { setColorScheme } = useMantineColorScheme()
  const other = scheme === 'dark' ? 'light' : 'dark'
  return (
    <Group component="footer" gap="xs" mt="lg">
      <NativeSelect
        size="xs"
        aria-label={t('language')}
        value={i18n.language}
        onChange={(event) => void speak(event.currentTarget.value)}
        data={Object.entries(LANGUAGES).map(([value, label]) => ({ value, label }))}
      />
      <Tooltip label={t(`theme.${other}`)}>
        <ActionIcon variant="default" size={30} aria-label={t(`theme.${other}`)} onClick={() => setColorScheme(other)}>
          {scheme === 'dark' ? <Sun size={16} /> : <Moon size={16} />}
        </ActionIcon>
      </Tooltip>
    </Group>
  )
}
