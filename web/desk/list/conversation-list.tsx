import { Button } from '@mantine/core'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { SkeletonList } from '../../kit/page/skeletons.tsx'
import type { Conversation } from '../conversation.ts'
import { useDesk } from '../desk-context.ts'
import { NewsPill } from './news-pill.tsx'
import { ConversationRow } from './row/row.tsx'
import { useHeld } from './steady/use-held.ts'
import { useListKeys } from './use-list-keys.ts'
import { useSteady } from './steady/use-steady.ts'
import classes from './list.module.css'

interface Pages {
  data?: { pages: readonly unknown[] } | undefined
  items: Conversation[]
  hasNextPage: boolean
  isFetchingNextPage: boolean
  fetchNextPage: () => unknown
}

/** A row is about so high, px, until it is measured. */
const ROW = 92
/** So many rows before the end, the next page is read. */
const AHEAD = 12

/** Behind a narrow filter pages come back nearly empty; after so many of them, going on is left to the person. */
const THIN = { pages: 8, rows: 4 }

/** The conversations of a view: endless, live, and still under the eyes of who reads it. */
export function ConversationList({ pages, empty }: { pages: Pages; empty: ReactNode }) {
  const { t } = useTranslation('desk')
  const { place, me, order } = useDesk()
  const scroll = useRef<HTMLDivElement>(null)
  const { held, letGo } = useHeld(scroll)
  const { rows, waiting } = useSteady(pages.items, place.view, me.id, held)
  // eslint-disable-next-line react/incompatible-library -- it draws anew by itself when one scrolls
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW,
    getItemKey: (at) => rows[at]!.row.id,
    overscan: 6,
  })
  const shown = virtual.getVirtualItems()
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = pages
  const nearEnd = (shown.at(-1)?.index ?? 0) >= rows.length - AHEAD
  const read = pages.data?.pages.length ?? 0
  const isThin = read >= THIN.pages && rows.length < read * THIN.rows
  useEffect(() => {
    if (nearEnd && hasNextPage && !isFetchingNextPage && !isThin) void fetchNextPage()
  }, [nearEnd, hasNextPage, isFetchingNextPage, isThin, fetchNextPage])
  useEffect(() => {
    order.current = rows.map(({ row }) => row.id)
  }, [rows, order])
  const showNews = (): void => {
    letGo()
    // Only when the new rows stand there: else the list makes up for them and stays where it was.
    requestAnimationFrame(() => virtual.scrollToIndex(0))
  }
  useListKeys({ rows, list: scroll, show: (at) => virtual.scrollToIndex(at, { align: 'auto' }) })
  return (
    <div className={classes.frame}>
      <NewsPill count={waiting} onShow={showNews} />
      <div className={classes.scroll} ref={scroll} tabIndex={rows.length === 0 ? -1 : 0} role="region" aria-label={t('list')}>
        {rows.length === 0 && (hasNextPage && !isThin ? <SkeletonList rows={6} height={84} /> : empty)}
        <ul className={classes.rows} style={{ height: virtual.getTotalSize() }} aria-label={t(`views.${place.view}`)}>
          {shown.map(({ key, index, start }) => (
            <li
              key={key}
              className={classes.place}
              data-index={index}
              ref={virtual.measureElement}
              style={{ transform: `translateY(${start}px)` }}
              aria-setsize={hasNextPage ? -1 : rows.length}
              aria-posinset={index + 1}
            >
              <ConversationRow row={rows[index]!.row} gone={rows[index]!.gone} />
            </li>
          ))}
        </ul>
        {isThin && hasNextPage && (
          <Button variant="default" size="compact-sm" className={classes.further} loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('further')}
          </Button>
        )}
        {rows.length > 8 && !hasNextPage && <p className={classes.end}>{t('endOfList')}</p>}
      </div>
    </div>
  )
}
