/** What mail programs, in the languages we meet, put before the subject of an answer. */
const ANSWER = /^\s*(re|aw|antw|sv|vs|ref|rif|odp|ynt|res|r|回复|答复|回覆|返信)(\[\d+\]|\(\d+\))?\s*[:：]\s*/iu

/** The subject of an answer: "Re: " once (RFC 5322 §3.6.5), whatever stood before it. */
export function answerSubject(subject: string | null): string {
  let bare = (subject ?? '').trim()
  while (ANSWER.test(bare)) bare = bare.replace(ANSWER, '')
  return bare ? `Re: ${bare}` : 'Re:'
}
