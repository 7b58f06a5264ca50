import { compile, readQuery, type Heard, type Matcher, type Query } from '../server/listening/index.ts'
import type { Bench, Figure } from './figure.ts'
import { makeChance } from './watches/chance.ts'
import { patternOf, patternText } from './watches/pattern.ts'
import { makeLanguage, makePost } from './watches/posts.ts'
import { makeQuery } from './watches/queries.ts'

const NUMBERS = [10, 100, 1000, 10_000] as const
const POSTS = 40_000
/** A measured piece: long enough to be exact, short enough that all of them take less than half a minute. CPU ms. */
const [ENOUGH, PATTERNS_ENOUGH] = [2000, 2000]
/** Texts between two looks at the clock. */
const AT_ONCE = 10
/** Regular expressions that are asked at a time. */
const SLICE = 500
/** What is promised, of a thousand watches; and of a thousand times as many watches. */
const [PROMISED, PROMISED_GROWTH] = [20_000, 10]

type Watch = { query: Query }

export const watchesBench: Bench = {
  name: 'watches',
  about: 'posts a second of one core that watches are asked about, beside one regular expression a watch',
  async run(tell) {
    const chance = makeChance(1)
    const language = makeLanguage(chance)
    const posts = Array.from({ length: POSTS }, () => makePost(chance, language))
    const watches = Array.from({ length: NUMBERS.at(-1)! }, (): Watch => ({ query: read(makeQuery(chance, language)) }))
    tell(`${POSTS.toLocaleString('en')} posts, made up; one in ${Math.round(POSTS / hits(compile(watches.slice(0, 1000)), posts))} meets one of 1,000 watches`)
    const rates = NUMBERS.map((n) => ({ n, ours: rateOfMatcher(watches.slice(0, n), posts), patterns: rateOfPatterns(watches.slice(0, n), posts) }))
    const growth = rates[0]!.ours / rates.at(-1)!.ours
    return [...rates.map(figure), growthFigure(growth, rates[0]!.patterns / rates.at(-1)!.patterns)]
  },
}

function read(text: string): Query {
  const { query, trouble } = readQuery(text)
  if (!query) throw new Error(`${text}: ${trouble.says}`)
  return query
}

const hits = (matcher: Matcher<Watch>, posts: readonly Heard[]): number => posts.filter((post) => matcher.match(post).length > 0).length

function rateOfMatcher(watches: readonly Watch[], posts: readonly Heard[]): number {
  const matcher = compile(watches)
  return rate(posts, ENOUGH, (post) => matcher.match(post))
}

/** Asked some hundreds at a time, post after post: thousands of compiled regular expressions fill the memory that V8 has for them. */
function rateOfPatterns(watches: readonly Watch[], posts: readonly Heard[]): number {
  const texts = posts.map(patternText)
  const slices = Array.from({ length: Math.ceil(watches.length / SLICE) }, (_, n) => watches.slice(n * SLICE, (n + 1) * SLICE))
  const msAPost = slices.map((slice) => {
    const patterns = slice.map(({ query }) => patternOf(query))
    return 1000 / rate(texts, PATTERNS_ENOUGH / slices.length, (text) => patterns.filter((pattern) => pattern.test(text)))
  })
  return 1000 / msAPost.reduce((sum, ms) => sum + ms, 0)
}

/** Texts a second of CPU, after a short run that nobody measures. */
function rate<T>(texts: readonly T[], enough: number, ask: (text: T) => unknown): number {
  run(texts, ask, enough / 4)
  const [count, ms] = run(texts, ask, enough)
  return (count / ms) * 1000
}

function run<T>(texts: readonly T[], ask: (text: T) => unknown, enough: number): [count: number, ms: number] {
  const begun = process.cpuUsage()
  for (let count = 0; ;) {
    for (let i = 0; i < AT_ONCE; i++) ask(texts[count++ % texts.length]!)
    const { user, system } = process.cpuUsage(begun)
    if ((user + system) / 1000 > enough) return [count, (user + system) / 1000]
  }
}

function figure({ n, ours, patterns }: { n: number; ours: number; patterns: number }): Figure {
  const name = `${n.toLocaleString('en')} watches`
  const limit = n === 1000 ? { limit: { text: `at least ${PROMISED.toLocaleString('en')} posts/s`, isKept: ours >= PROMISED } } : {}
  return { name, value: ours, unit: 'posts/s', reference: { name: 'regular expressions', value: patterns }, ratio: ours / patterns, ...limit }
}

const growthFigure = (value: number, patterns: number): Figure => ({
  name: 'a post with 10,000 watches beside 10',
  value,
  unit: '× the time',
  reference: { name: 'regular expressions', value: patterns },
  ratio: value / patterns,
  limit: { text: `at most ${PROMISED_GROWTH} × the time for 1,000 × the watches`, isKept: value <= PROMISED_GROWTH },
})
