import { Tabs } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../app/asking/session.ts'
import { Page } from '../../kit/page/page.tsx'
import { useUrlState } from '../../kit/url-state.ts'
import { Brands } from './brands/brands.tsx'
import { Keys } from './keys/keys.tsx'
import { Members } from './members/members.tsx'
import { Roles } from './roles/roles.tsx'
import { Teams } from './teams/teams.tsx'

type Tab = 'members' | 'teams' | 'roles' | 'brands' | 'keys'

/** Who works here, in which teams, with which role; the brands, and the keys that act for the company. */
export function TeamScreen() {
  const { t } = useTranslation('workspace')
  const manages = useMay('workspace.manage')
  const [tab, setTab] = useUrlState<Tab>('tab', 'members')
  const tabs: readonly Tab[] = ['members', 'teams', 'roles', 'brands', ...(manages ? (['keys'] as const) : [])]
  return (
    <Page title={t('team.title')} about={t('team.about')} width={960}>
      <Tabs value={tab} onChange={(next) => setTab(next as Tab)} keepMounted={false}>
        <Tabs.List mb="md">
          {tabs.map((one) => (
            <Tabs.Tab key={one} value={one}>
              {t(`team.tabs.${one}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="members">
          <Members />
        </Tabs.Panel>
        <Tabs.Panel value="teams">
          <Teams />
        </Tabs.Panel>
        <Tabs.Panel value="roles">
          <Roles />
        </Tabs.Panel>
        <Tabs.Panel value="brands">
          <Brands />
        </Tabs.Panel>
        {manages && (
          <Tabs.Panel value="keys">
            <Keys />
          </Tabs.Panel>
        )}
      </Tabs>
    </Page>
  )
}
