import { Group, Kbd, UnstyledButton } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import { Search } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Logging } from '../../desk/logging/logging.tsx'
import { ConnectionState } from './connection.tsx'
import { useMe } from '../asking/session.ts'
import { UserMenu } from './user-menu.tsx'
import classes from './header.module.css'

export function Header() {
  const { t } = useTranslation()
  const { company } = useMe()
  const navigate = useNavigate()
  return (
    <Group h="100%" px="sm" gap="sm" wrap="nowrap">
      <Link to="/" className={classes.brand} aria-label={t('home', { company })}>
        <img src="/aerie.svg" width={26} height={26} alt="" />
        <span className={classes.company}>{company}</span>
      </Link>
      <UnstyledButton className={classes.search} onClick={() => void navigate({ to: '/search' })} visibleFrom="xs">
        <Search size={15} aria-hidden />
        <span className={classes.searchText}>{t('searchField')}</span>
        <Kbd size="xs" aria-hidden>
          /
        </Kbd>
      </UnstyledButton>
      <Group gap="sm" wrap="nowrap" ml="auto">
        <Logging />
        <ConnectionState />
        <UserMenu />
      </Group>
    </Group>
  )
}
