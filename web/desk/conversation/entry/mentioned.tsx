import { Fragment } from 'react'
import classes from './entry.module.css'

/** A note's text with the colleagues it names made plain. */
export function Mentioned({ text, names }: { text: string; names: readonly string[] }) {
  if (names.length === 0) return text
  const escaped = names.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return text.split(new RegExp(`(@(?:${escaped.join('|')}))`)).map((piece, nth) =>
    nth % 2 === 1 ? (
      <strong key={nth} className={classes.mention}>
        {piece}
      </strong>
    ) : (
      <Fragment key={nth}>{piece}</Fragment>
    ),
  )
}
