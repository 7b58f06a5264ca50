import { SimpleGrid, Text, Title } from '@mantine/core'
import { Check } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Ability } from '../../../app/asking/session.ts'
import { MAY, ROLES } from './abilities.ts'
import classes from '../team.module.css'

/** In the order of how far they reach; what everybody may is not said. */
const TOLD: readonly Exclude<Ability, 'self' | 'team.read'>[] = [
  'desk.read',
  'channels.read',
  'desk.work',
  'desk.lead',
  'team.manage',
  'channels.mind',
  'items.bring',
  'work.manage',
  'channels.manage',
  'workspace.manage',
]

/** Each role in words, and what it may. */
export function Roles() {
  const { t } = useTranslation(['workspace', 'app'])
  return (
    <>
      <Text size="sm" c="dimmed" maw={620} mb="md">
        {t('roles.about')}
      </Text>
      <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }}>
        {ROLES.map((role) => (
          <section key={role} className={classes.card}>
            <Title order={2}>{t(`app:roles.${role}.name`)}</Title>
            <Text size="sm" c="dimmed" mb="sm">
              {t(`app:roles.${role}.about`)}
            </Text>
            <ul className={classes.abilities}>
              {TOLD.filter((ability) => (MAY[ability] as readonly string[]).includes(role)).map((ability) => (
                <li key={ability}>
                  <Check size={15} aria-hidden />
                  {t(`roles.may.${ability.replace('.', '_') as 'desk_read'}`)}
                </li>
              ))}
            </ul>
          </section>
        ))}
      </SimpleGrid>
    </>
  )
}
