import { useTranslation } from 'react-i18next'

/** Amounts of money, or of a network's own units, as one reads them. */
export function useAmounts(unit: 'USD' | 'units'): (amount: number) => string {
  const { t, i18n } = useTranslation('reach')
  if (unit === 'units') return (amount) => t('page.units', { count: Math.round(amount * 100) / 100 })
  return (amount) =>
    new Intl.NumberFormat(i18n.language, {
      style: 'currency',
      currency: 'USD',
      minimumFractionDigits: 2,
      maximumFractionDigits: amount > 0 && amount < 1 ? 3 : 2,
    }).format(amount)
}
