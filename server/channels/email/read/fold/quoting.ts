/** How mail programs, in the languages we meet, mark what is not new in a mail. Built from their own words, one list a mark. */

const WROTE =
  'wrote|writes|schrieb|schreibt|hat geschrieben|a écrit|écrit|escribió|escribio|ha scritto|scrisse|escreveu|schreef|heeft geschreven|skrev|' +
  String.raw`kirjoitti|napisał|napisała|napisał\(a\)|napsal|napsala|napsal\(a\)|írta|a scris|yazdı|пишет|написал|написала|написав|写道|寫道|作成|작성|のメール`
const ORIGINAL =
  "original message|original appointment|ursprüngliche nachricht|originalnachricht|originalmail|message d'origine|message d’origine|" +
  'message original|mensaje original|messaggio originale|mensagem original|oorspronkelijk bericht|ursprungligt meddelande|originalmeddelande|' +
  'opprinnelig melding|oprindelig meddelelse|alkuperäinen viesti|wiadomość oryginalna|původní zpráva|eredeti üzenet|mesajul original|' +
  'исходное сообщение|orijinal ileti|元のメッセージ|原始邮件|原始郵件|원본 메시지'
const FORWARDED =
  'forwarded message|weitergeleitete nachricht|message transféré|message transmis|mensaje reenviado|messaggio inoltrato|mensagem encaminhada|' +
  'doorgestuurd bericht|vidarebefordrat meddelande|videresendt melding|videresendt meddelelse|edelleenlähetetty viesti|przekazana wiadomość|' +
  'přeposlaná zpráva|пересылаемое сообщение|転送されたメッセージ|转发的邮件'
const BEGIN_FORWARDED =
  'begin forwarded message|anfang der weitergeleiteten nachricht|début du message réexpédié|début du message transféré|' +
  'inicio del mensaje reenviado|inizio messaggio inoltrato|início da mensagem encaminhada|begin doorgestuurd bericht'
const FROM = 'from|von|de|da|van|från|fra|lähettäjä|od|feladó|kimden|gönderen|от|від|差出人|发件人|寄件者|보낸 사람'
const SUBJECT = 'subject|betreff|objet|asunto|oggetto|assunto|onderwerp|ämne|emne|aihe|temat|předmět|tárgy|subiect|konu|тема|件名|主题|主旨|제목'
const WHEN_OR_TO =
  'sent|date|to|gesendet|datum|an|envoyé|à|enviado|enviada|enviada em|enviado el|fecha|para|inviato|data|a|verzonden|aan|skickat|till|sendt|' +
  'dato|til|lähetetty|vastaanottaja|wysłano|wysłane|do|odesláno|komu|elküldve|címzett|gönderildi|kime|отправлено|дата|кому|送信日時|宛先|发送时间|日期|收件人|' +
  '보낸 날짜|받는 사람'
const SENT =
  'sent|get|gesendet|versendet|von meinem|hol dir|outlook für|envoyé|télécharger|enviado|enviada|obtener|inviato|verzonden|verstuurd|skickat|' +
  'sendt|lähetetty|wysłane|wysłano|odesláno|отправлено|gönderildi|发自|傳送自'
const DEVICE =
  'iphone|ipad|ios|android|samsung|galaxy|huawei|xiaomi|blackberry|windows|outlook|mail|yahoo|proton|thunderbird|phone|telefon|handy|mobile|' +
  'móvil|celular|cellulare|mobiltelefon|телефон'

const header = (words: string): RegExp => new RegExp(String.raw`^\s*\**(${words})\s*\**\s*[:：]\**\s*\S`, 'iu')

/** A line that ends the new words: what follows is the mail answered, unmarked. */
export const ORIGINAL_LINE = new RegExp(String.raw`^\s*[-_]{2,}\s*(${ORIGINAL})\s*:?\s*[-_]{2,}\s*$`, 'iu')
export const FORWARD_LINE = new RegExp(String.raw`^\s*[-_]{2,}\s*(${FORWARDED})\s*:?\s*[-_]{2,}\s*$|^\s*(${BEGIN_FORWARDED})\s*:\s*$`, 'iu')
/** "Fwd:" and its sisters at the head of a subject. */
export const FORWARD_SUBJECT = /^\s*(fwd?|wg|tr|rv|enc|doorst|vb|vs|pd|转发|轉寄)\s*[:：]/iu
/** "On … Ann <ann@example.com> wrote:", told from a sentence by an address or a time. */
export const ATTRIBUTION = new RegExp(String.raw`(${WROTE})\s*[:：]?\s*$`, 'iu')
export const ADDRESS_OR_TIME = /@|\b\d{1,2}[:.h]\d{2}\b|\b(19|20)\d{2}\b|\b\d{1,2}[./-]\d{1,2}[./-]\d{2}/iu
export const FROM_LINE = header(FROM)
export const SUBJECT_LINE = header(SUBJECT)
export const WHEN_OR_TO_LINE = header(WHEN_OR_TO)
export const QUOTED_LINE = /^ {0,3}>/
/** RFC 3676 §4.3 says `-- `; many programs lose the space, some make a dash of it. */
export const SIGNATURE_LINE = /^(-- ?|—|–)$/
/** "Sent from my iPhone": a short line of a word for sending and one for a device or its mail program. */
export const DEVICE_LINE = new RegExp(String.raw`^\s*(?=.{0,100}$)((${SENT})(?!\p{L}).*(${DEVICE})|.*(${DEVICE}).*(gesendet|から送信|에서 보냄)\.?\s*$)`, 'iu')
