import type { ReactNode } from 'react'
import classes from './drawing.module.css'

/** Small drawings for empty screens, in lines, in the colours of the theme. They say nothing a reader would miss. */
const drawings = {
  /** A calm sea with a bird over it: nothing waits. */
  calm: (
    <>
      <path d="M14 66c8 0 8-4 16-4s8 4 16 4 8-4 16-4 8 4 16 4 8-4 16-4 8 4 12 4" />
      <path d="M24 78c8 0 8-4 16-4s8 4 16 4 8-4 16-4 8 4 16 4" />
      <path className={classes.accent} d="M34 32c10-2 19 1 26 10 7-9 16-12 26-10-6 2-10 5-13 10-3 4-7 8-13 14-6-6-10-10-13-14-3-5-7-8-13-10z" />
    </>
  ),
  /** Lines that run together. */
  channels: (
    <>
      <path d="M14 28c24 0 24 22 46 22M14 72c24 0 24-22 46-22M14 50h46" />
      <circle cx="14" cy="28" r="5" />
      <circle cx="14" cy="50" r="5" />
      <circle cx="14" cy="72" r="5" />
      <path className={classes.accent} d="M66 38h28a6 6 0 0 1 6 6v14a6 6 0 0 1-6 6H80l-9 9v-9h-5a6 6 0 0 1-6-6V44a6 6 0 0 1 6-6z" />
    </>
  ),
  /** A sheet going into a tray. */
  file: (
    <>
      <path d="M44 14h24l14 14v30H44z" />
      <path d="M68 14v14h14M52 36h22M52 44h22" />
      <path className={classes.accent} d="M24 56h18l6 10h28l6-10h18l4 28H20z" />
    </>
  ),
  /** Three people. */
  team: (
    <>
      <circle cx="32" cy="40" r="9" />
      <path d="M16 74c0-11 7-18 16-18" />
      <circle cx="88" cy="40" r="9" />
      <path d="M104 74c0-11-7-18-16-18" />
      <circle className={classes.accent} cx="60" cy="36" r="12" />
      <path className={classes.accent} d="M38 82c0-15 9-24 22-24s22 9 22 24z" />
    </>
  ),
  /** A clock. */
  hours: (
    <>
      <circle className={classes.accent} cx="60" cy="50" r="32" />
      <path d="M60 30v20l14 9" />
      <path d="M60 18v4M60 78v4M28 50h4M88 50h4" />
    </>
  ),
  /** A tick in a ring: all is well. */
  well: (
    <>
      <circle className={classes.accent} cx="60" cy="50" r="30" />
      <path d="M46 51l10 10 19-22" />
    </>
  ),
  /** A glass over lines. */
  search: (
    <>
      <path d="M20 30h36M20 44h24M20 58h28M20 72h46" />
      <circle className={classes.accent} cx="74" cy="46" r="20" />
      <path d="M89 61l14 14" />
    </>
  ),
  /** A key. */
  key: (
    <>
      <circle className={classes.accent} cx="42" cy="50" r="18" />
      <path d="M60 50h42M90 50v12M78 50v9" />
      <circle cx="42" cy="50" r="6" />
    </>
  ),
  /** A broken line. */
  lost: (
    <>
      <path d="M12 50h30l8-14M108 50H78l-8 14" />
      <path className={classes.accent} d="M52 34l16 32M68 34L52 66" />
    </>
  ),
} satisfies Record<string, ReactNode>

export type DrawingName = keyof typeof drawings

export function Drawing({ name }: { name: DrawingName }) {
  return (
    <svg className={classes.drawing} viewBox="0 0 120 100" width="132" height="110" aria-hidden="true" focusable="false">
      {drawings[name]}
    </svg>
  )
}
