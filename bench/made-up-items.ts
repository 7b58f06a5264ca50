import { chance } from '../server/channels/demo/story.ts'

/** Made-up messages to a company, of the length and manner of tweets; no one wrote them. */
const OPENINGS = ['Hi there,', 'Hello @acme,', '@acme', 'Hey', 'So', 'Good morning!', 'Um,', 'Dear team,', 'OK', 'Well,']
const MIDDLES = [
  'my order from last week still has not arrived and nobody answers the phone',
  'I really love the new coffee machine, the foam is perfect every single morning',
  'could you tell me whether the grinder fits under a forty centimetre cupboard',
  'the app crashes every time I open the settings since the last update',
  'how do I change the delivery address after I have already paid for it',
  'I was charged twice for the same subscription and would like my money back',
  'thinking about buying two of these for the office, is there a discount for companies',
  'the water tank leaks a little when it is filled to the very top',
  'thanks to the person who helped me yesterday, that was quick and friendly',
  'does the warranty cover the seal, because mine broke after three months',
]
const ENDINGS = [
  'please help',
  'thanks!',
  'not impressed',
  'any idea?',
  'cheers',
  'this is getting silly',
  'great work',
  '#fail',
  'you are the best',
  'waiting…',
]

/** What one speaks of besides: drawn anew for each, so that hardly two say nearly the same (a flood is another matter, desk/floods). */
const WORDS = `window garden Tuesday branch kettle blue cousin harbour receipt ladder winter engine paper silver market button cloud river sister parcel
  yesterday corner bottle letter Monday bridge yellow office carpet spring lantern number village ticket summer pocket mirror doctor finger station
  copper jacket kitchen planet ribbon saddle temple umbrella velvet walnut candle dragon feather guitar hammer island jungle keyboard lemon magnet needle
  orange pencil quarter rabbit sandal thunder urgent valley wagon zipper autumn basket camera diary elbow forest glove holiday insect jersey kitten
  ladle meadow napkin oyster pillow quilt rocket scarf tunnel uncle vase whistle yard almond beacon cactus donkey ember fossil glacier hazel iris juniper`.split(
  /\s+/,
)
/**
 * Items as the API takes them, numbered on from `from`, written in the half hour after `since`. Two thirds begin a conversation;
 * some people write often, most once or twice.
 */
export function madeUpItems(network: string, from: number, count: number, since: Date): unknown[] {
  const random = chance(from + 1)
  const pick = (list: readonly string[]): string => list[Math.floor(random() * list.length)]!
  const word = (): string => pick(WORDS)
  return Array.from({ length: count }, (_, i) => {
    const n = from + i
    const author = Math.floor(random() ** 2 * (from + count) * 0.6)
    const details = `${pick(['order', 'ticket', 'invoice', 'parcel'])} ${Math.floor(random() * 1_000_000).toString(36)}`
    return {
      id: `${network}-${n}`,
      network,
      author: { id: `${author}`, handle: `user_${author}`, name: `User ${author}`, followers: author % 1000 },
      text: `${pick(OPENINGS)} ${pick(MIDDLES)}, ${details}, about the ${word()} and my ${word()} by the ${word()}, with a ${word()} and no ${word()} ${pick(ENDINGS)}`,
      at: new Date(since.getTime() + ((n * 15) % 1_800_000)).toISOString(),
      inReplyTo: n > 0 && random() < 0.35 ? `${network}-${n - 1 - Math.floor(random() * Math.min(n, 200))}` : null,
      url: `https://${network}.example/status/${n}`,
    }
  })
}
