/** Names by which the column of texts is known, the surest first. */
export const TEXT_NAMES =
  'text,tweet,tweet_text,full_text,message,content,body,sentence,utterance,review,review_text,comment,post,query,question_text,description,input,txt,msg'.split(
    ',',
  )

/** Names of columns that hold labels, of whatever kind. */
const LABEL_NAMES = new Set(
  `label,labels,sentiment,airline_sentiment,intent,intents,category,class,gold,target,urgency,urgent,priority,lang,language,spam,polarity,stars,rating,score,
  also,defensible,acceptable,id,tweet_id,emotion,tag,topic,annotation,is_spam,is_urgent,complaint,is_complaint`
    .split(',')
    .map((name) => name.trim()),
)

/** A column's name as it is compared: `Tweet Text` is `tweet_text`. */
export const plainName = (name: string): string =>
  name
    .trim()
    .toLowerCase()
    .replaceAll(/[\s.-]+/g, '_')

/** Does the first row name the columns? It does if it holds a usual name, or short words that no later row has in their places. */
export function isHeader(first: readonly string[], others: readonly (readonly string[])[]): boolean {
  const names = first.map(plainName)
  if (names.some((name, i) => (TEXT_NAMES.includes(name) || LABEL_NAMES.has(name)) && !others.some((row) => plainName(row[i]!) === name))) return true
  const isName = (cell: string, i: number): boolean => /^[\p{L}_][\p{L}\p{N}_ .-]{0,30}$/u.test(cell) && !others.some((row) => row[i] === cell)
  return first.every(isName)
}
