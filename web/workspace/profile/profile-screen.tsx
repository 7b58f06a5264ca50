import { useTranslation } from 'react-i18next'
import { useMe } from '../../app/asking/session.ts'
import { Page } from '../../kit/page/page.tsx'
import { AboutYou } from './about-you.tsx'
import { Looks } from './looks.tsx'
import { PasswordSection } from './password-section.tsx'
import { Sessions } from './sessions.tsx'
import { TwoFactor } from './two-factor.tsx'

/** One's own profile: who one is, how it looks, how one signs in, and where one is signed in. */
export function ProfileScreen() {
  const { t } = useTranslation(['workspace', 'app'])
  const me = useMe()
  return (
    <Page title={t('profile.title')} about={t('profile.about', { email: me.email, role: t(`app:roles.${me.role}.name`) })} width={760}>
      <AboutYou key={me.id} />
      <Looks />
      <PasswordSection />
      <TwoFactor />
      <Sessions />
    </Page>
  )
}
