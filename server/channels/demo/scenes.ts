import type { Character } from './cast.ts'

/** One conversation as it might go: what they write, what we answer, what they write then. */
export interface Scene {
  language: Character['language']
  where: 'post' | 'mail'
  subject?: string
  opening: string
  /** Somebody nobody heard of before, each time another; a spammer is answered by nobody. Left out: one of the cast. */
  by?: 'newcomer' | 'spammer'
  /** Our answer, where somebody gave one. */
  answer?: string
  thanks?: string
}

const post = (language: Scene['language'], opening: string, answer?: string, thanks?: string): Scene => ({ language, where: 'post', opening, answer, thanks })
const from = (by: NonNullable<Scene['by']>, scene: Scene): Scene => ({ ...scene, by })
const mail = (language: Scene['language'], subject: string, opening: string, answer?: string, thanks?: string): Scene => ({
  language,
  where: 'mail',
  subject,
  opening,
  answer,
  thanks,
})

/** Fiction, every line. */
export const SCENES: readonly Scene[] = [
  post(
    'en',
    '@meadowlark.example my order was supposed to be here on Monday. It is Thursday. Where is it?',
    'That is three days too many, sorry. Send us the order number in a direct message and we will find the parcel today.',
    'Thank you, just did!',
  ),
  post(
    'en',
    'Does the Wren grinder fit under a 40 cm cupboard? Asking @meadowlark.example before I measure everything twice',
    'It does: 36.5 cm with the hopper on.',
    'Perfect, that settles it.',
  ),
  post(
    'en',
    'Three mornings in a row the app says "payment failed" and the card is fine. @meadowlark.example please fix this',
    'We see it: a bank check went wrong for some cards since Tuesday. It is mended now, could you try once more?',
  ),
  post('en', 'Best espresso I have ever pulled at home. Thank you @meadowlark.example 🙌', 'You just made the roastery’s day!'),
  from('newcomer', post('en', '@meadowlark.example thinking of switching our whole office (35 people) from pods to beans. Do you do business plans?')),
  post('en', 'My Wren is leaking water all over the counter and it is getting warm near the plug. Is that dangerous?? @meadowlark.example', undefined),
  post(
    'en',
    'I want to cancel. I cannot find where. Why is it so hard? @meadowlark.example',
    'It should not be hard. We have ended it as of today; nothing more will be charged, and a confirmation is on its way to you.',
    'Okay, that was easy in the end. Thanks.',
  ),
  post('en', 'any discount codes for @meadowlark.example around?', 'Not at the moment, but the first bag of a subscription is half price.'),
  post(
    'en',
    '@meadowlark.example is the decaf water-processed or solvent? my doctor asked',
    'Water-processed, all of it. The leaflet is linked in our profile.',
  ),
  post('en', 'Honestly @meadowlark.example the new lid is worse than the old one. It drips.', undefined),
  post('en', 'so @meadowlark.example raised prices AGAIN. looking at Otterbean instead', undefined),
  post('en', '@meadowlark.example do you ship to Norway yet?', 'From next month on! We can put you on the list.', 'Yes please'),
  post(
    'en',
    'The descaling light will not go off after descaling. Twice. @meadowlark.example any trick?',
    'Hold the rinse button for five seconds with the tank out; that tells the Wren it is done.',
    'That worked, magic.',
  ),
  from('newcomer', post('en', '@meadowlark.example where can I buy the Wren in Dublin? Want to see it before I spend 400')),
  post(
    'en',
    'Half the beans in this bag are broken. Never happened before. @meadowlark.example',
    'It should not. A new bag leaves tomorrow; keep this one for the compost.',
  ),
  post('en', 'Would love to see how you roast, do you do tours? @meadowlark.example', 'First Saturday of the month. Bring a cup.'),
  from('spammer', post('en', 'WIN 10,000 FOLLOWERS cheap coffee influencers click my profile @meadowlark.example')),
  post('en', 'I was charged twice this month, 2 × 38.00. Need this back before rent is due on Friday @meadowlark.example', undefined),
  post('en', '@meadowlark.example is your site down for everyone? checkout gives me a 502', undefined),
  post('en', 'Just subscribed to @meadowlark.example because a friend would not stop talking about it', 'Tell your friend thank you from us!'),
  post(
    'de',
    '@meadowlark.example Meine Lieferung ist beschädigt angekommen, die Tüte war offen. Was nun?',
    'Das tut uns leid! Eine neue geht heute raus, die alte dürfen Sie behalten.',
    'Super, danke!',
  ),
  post('de', 'Gibt es den Wren auch in Weiß? @meadowlark.example', undefined),
  post('de', 'Seit dem Update startet die App nicht mehr. @meadowlark.example', undefined),
  post('de', 'Großartiger Kaffee, schneller Versand. Gerne wieder @meadowlark.example', 'Das freut uns sehr!'),
  post(
    'fr',
    'Bonjour @meadowlark.example, ma commande n’est toujours pas arrivée, c’est normal ?',
    'Bonjour ! Le transporteur a du retard ; livraison prévue demain matin.',
    'Merci beaucoup',
  ),
  post('fr', 'Votre moulin fait un bruit bizarre depuis hier @meadowlark.example', undefined),
  post('es', '@meadowlark.example ¿hacen envíos a Canarias? Me interesa comprar dos máquinas', undefined),
  post('es', 'Encantada con el café de este mes, gracias @meadowlark.example', '¡Gracias a ti!'),
  mail(
    'en',
    'Invoice for October',
    'Hello,\n\nour bookkeeping needs the October invoice with our VAT number on it. Could you send it again?\n\nKind regards',
    'Hello,\n\nit is attached now, with the VAT number. Sorry for the trouble.\n\nMeadowlark Coffee',
    'Received, thank you.',
  ),
  mail(
    'en',
    'Wren stopped in the middle of a shot',
    'Hi,\n\nthe machine stopped mid-shot and now only blinks red twice. It is seven months old. What do I do?\n',
    undefined,
  ),
  mail(
    'en',
    'Offer for two locations',
    'Good morning,\n\nwe run two bakeries and would like an offer for beans (about 30 kg a month) and two machines on lease. When could someone call?\n',
    undefined,
  ),
  mail(
    'en',
    'Please end my subscription',
    'Hi, I am moving abroad and would like to end my subscription at the end of the month. Please confirm in writing.',
    'Hello, it ends on the last day of this month, nothing is charged after that. Good luck with the move!',
  ),
  mail(
    'en',
    'Allergy question',
    'Is the hazelnut roast produced on the same line as the others? My daughter has a severe allergy, so I need to be sure before tomorrow.',
    undefined,
  ),
  mail(
    'de',
    'Rechnung doppelt',
    'Guten Tag,\n\nich habe für diesen Monat zwei Rechnungen bekommen. Bitte prüfen.\n\nMit freundlichen Grüßen',
    'Guten Tag,\n\nSie haben recht, die zweite ist storniert.\n\nMeadowlark Coffee',
  ),
  mail('de', 'Frage zur Garantie', 'Guten Tag, gilt die Garantie auch, wenn ich die Maschine gebraucht gekauft habe?', undefined),
  mail(
    'fr',
    'Changement d’adresse',
    'Bonjour, je déménage le mois prochain. Comment changer mon adresse de livraison ?',
    'Bonjour, c’est fait dès que vous nous envoyez la nouvelle adresse.',
    'La voici, merci !',
  ),
  mail('es', 'Pedido incompleto', 'Hola, en mi pedido faltaba el filtro de repuesto. ¿Me lo pueden enviar?', undefined),
]

/** What a customer says when we answered live. */
export const THANKS: Record<Scene['language'], readonly string[]> = {
  en: ['Thank you, that helps!', 'Great, thanks for the quick answer.', 'Hm, and what if that does not work?'],
  de: ['Vielen Dank, das hilft!', 'Danke für die schnelle Antwort.'],
  fr: ['Merci beaucoup !', 'Parfait, merci.'],
  es: ['¡Muchas gracias!', 'Perfecto, gracias.'],
}

/** What the colleagues answered to what has no answer of its own, once a day had gone by. */
export const LATE_ANSWER: Record<Scene['language'], string> = {
  en: 'Thank you for writing. We have looked into it and sent you the details.',
  de: 'Danke für die Nachricht. Wir haben es geprüft und Ihnen die Einzelheiten geschickt.',
  fr: 'Merci pour votre message. Nous avons vérifié et vous avons envoyé les détails.',
  es: 'Gracias por escribirnos. Lo hemos revisado y le hemos enviado los detalles.',
}
