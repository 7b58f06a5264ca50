import { Anchor } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { GuideLink } from '../../channels/connecting/guide-link.tsx'
import { Page } from '../../kit/page/page.tsx'
import { Section } from '../../kit/page/section.tsx'
import { AwayList } from './away-list.tsx'
import { Steps } from './steps.tsx'
import { TryBox } from './try-box.tsx'
import classes from './way.module.css'

/** How a message finds its team and its person, in sentences made of what is set now; and a box to try it. */
export function WayScreen() {
  const { t } = useTranslation('way')
  return (
    <Page
      title={t('title')}
      about={t('about')}
      width={1120}
      actions={<Anchor renderRoot={(props) => <Link to="/hours" search={{ tab: 'rules' } as never} {...props} />}>{t('change')}</Anchor>}
    >
      <div className={classes.beside}>
        <div>
          <Steps />
          <Section title={t('away.title')} about={t('away.about')}>
            <AwayList />
          </Section>
          <GuideLink guide="routing.md" />
        </div>
        <TryBox />
      </div>
    </Page>
  )
}
