import { readFileSync } from 'node:fs'

// Preloaded into a process of the product (`node --import`): a machine whose clock is set, forwards or backwards, while it
// runs. The file AERIE_TORTURE_CLOCK says by how many ms; it is read twenty times a second. Timers run on, as they do in life.
const file = process.env.AERIE_TORTURE_CLOCK
const RealDate = Date
let shift = read()
setInterval(() => (shift = read()), 50).unref()

function read() {
  try {
    return Number(readFileSync(file, 'utf8')) || 0
  } catch {
    return shift ?? 0 // it is being written
  }
}

const now = () => RealDate.now() + shift
globalThis.Date = new Proxy(RealDate, {
  construct: (target, args, made) => Reflect.construct(target, args.length === 0 ? [now()] : args, made),
  apply: () => new RealDate(now()).toString(),
  get: (target, name, whole) => (name === 'now' ? now : Reflect.get(target, name, whole)),
})
