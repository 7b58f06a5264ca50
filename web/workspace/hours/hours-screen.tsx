import { Tabs } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Page } from '../../kit/page/page.tsx'
import { useUrlState } from '../../kit/url-state.ts'
import { CalendarTab } from './calendar/calendar-tab.tsx'
import { TiersTab } from './customers/tiers-tab.tsx'
import { RulesTab } from './rules/rules-tab.tsx'
import { TargetsTab } from './targets/targets-tab.tsx'

const TABS = ['hours', 'targets', 'rules', 'customers'] as const

/** When each team works, what is promised to whom, which team takes what, and what customers are to the company. */
export function HoursScreen() {
  const { t } = useTranslation('hours')
  const [tab, setTab] = useUrlState<(typeof TABS)[number]>('tab', 'hours')
  return (
    <Page title={t('title')} about={t('about')} width={1120}>
      <Tabs value={tab} onChange={(next) => setTab(next as typeof tab)} keepMounted={false}>
        <Tabs.List mb="md">
          {TABS.map((one) => (
            <Tabs.Tab key={one} value={one}>
              {t(`tabs.${one}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="hours">
          <CalendarTab />
        </Tabs.Panel>
        <Tabs.Panel value="targets">
          <TargetsTab />
        </Tabs.Panel>
        <Tabs.Panel value="rules">
          <RulesTab />
        </Tabs.Panel>
        <Tabs.Panel value="customers">
          <TiersTab />
        </Tabs.Panel>
      </Tabs>
    </Page>
  )
}
