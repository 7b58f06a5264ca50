import { Select, type SelectProps } from '@mantine/core'
import { useMemo } from 'react'
import { browserZone } from './time.ts'

const offsetOf = (zone: string): string =>
  new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' }).formatToParts(new Date()).find(({ type }) => type === 'timeZoneName')?.value ??
  ''

/** A choice of all time zones, found by city, each with its offset now. */
export function TimeZoneField(props: Omit<SelectProps, 'data'>) {
  const zones = useMemo(
    () =>
      [...new Set([browserZone(), 'UTC', ...Intl.supportedValuesOf('timeZone')])].map((zone) => ({
        value: zone,
        label: `${zone.replaceAll('_', ' ')} (${offsetOf(zone)})`,
      })),
    [],
  )
  return <Select searchable limit={80} maxDropdownHeight={260} {...props} data={zones} />
}
