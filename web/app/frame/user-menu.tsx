import { Menu, Text, UnstyledButton, useMantineColorScheme } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import { BookOpen, Keyboard, LogOut, Moon, Sun, SunMoon, User } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { signOut } from '../asking/auth.ts'
import { showKeyHelp } from './overlays.tsx'
import { useMe } from '../asking/session.ts'
import classes from './header.module.css'

const SCHEMES = [
  ['light', Sun],
  ['dark', Moon],
  ['auto', SunMoon],
] as const

/** The first letters of the first and the last name. */
const initialsOf = (name: string): string =>
  name
    .split(' ')
    .filter((_, nth, words) => nth === 0 || nth === words.length - 1)
    .map((word) => String.fromCodePoint(word.codePointAt(0) ?? 32))
    .join('')

/** Who I am, how it looks, and the way out. */
export function UserMenu() {
  const { t } = useTranslation()
  const me = useMe()
  const navigate = useNavigate()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  return (
    <Menu position="bottom-end" width={230}>
      <Menu.Target>
        <UnstyledButton className={classes.me} aria-label={t('userMenu', { name: me.name })} data-initials={initialsOf(me.name)} />
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <Text size="sm" fw={600} c="var(--mantine-color-text)" truncate>
            {me.name}
          </Text>
          {t(`roles.${me.role}.name`)}
        </Menu.Label>
        <Menu.Item component={Link} to="/profile" leftSection={<User size={16} />}>
          {t('profile')}
        </Menu.Item>
        <Menu.Item leftSection={<Keyboard size={16} />} onClick={showKeyHelp}>
          {t('keyboard')}
        </Menu.Item>
        <Menu.Item leftSection={<BookOpen size={16} />} onClick={() => void navigate({ to: '/guides/$', params: { _splat: '' } })}>
          {t('guides.title')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Label>{t('theme.label')}</Menu.Label>
        {SCHEMES.map(([scheme, Icon]) => (
          <Menu.Item
            key={scheme}
            leftSection={<Icon size={16} />}
            onClick={() => setColorScheme(scheme)}
            aria-current={colorScheme === scheme}
            fw={colorScheme === scheme ? 650 : undefined}
          >
            {t(`theme.${scheme}`)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<LogOut size={16} />} onClick={() => void signOut()}>
          {t('signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
