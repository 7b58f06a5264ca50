import { readdirSync, readFileSync, readlinkSync } from 'node:fs'

/** What processes hold, MB. */
export interface Memory {
  app: number
  database: number
}

/**
 * Memory of the app (its launcher among it) and of its PostgreSQL. What a process has to itself counts whole; what several map
 * counts once: a program's own file with the app, PostgreSQL's shared buffers among its processes (PSS of proc(5)). So it does
 * not matter what else runs on the machine.
 */
export function measureMemory(launcher: number, postmaster: number): Memory {
  const families = parents()
  const family = (head: number): number[] => [head, ...families.filter(([, parent]) => parent === head).map(([pid]) => pid)]
  return { app: sum(family(launcher).map(ownAndProgram), onceEach), database: sum(family(postmaster).map(share), all) }
}

interface Part {
  pid: number
  own: number
  /** What it maps of files, and by which program. */
  mapped: number
  program: string
}

/** kB of one line of /proc/PID/smaps_rollup, as MB. */
const line = (text: string, name: string): number => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(text)?.[1] ?? 0) / 1024

function ownAndProgram(pid: number): Part {
  const text = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')
  const own = line(text, 'Anonymous')
  return { pid, own, mapped: line(text, 'Rss') - own, program: readlinkSync(`/proc/${pid}/exe`) }
}

function share(pid: number): Part {
  return { pid, own: line(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'), 'Pss'), mapped: 0, program: '' }
}

const all = (): number => 0
/** The files of each program once: as much as the process that maps most of them. */
function onceEach(parts: readonly Part[]): number {
  const programs = Map.groupBy(parts, (part) => part.program)
  return [...programs.values()].reduce((total, some) => total + Math.max(...some.map((part) => part.mapped)), 0)
}

const sum = (parts: readonly Part[], files: (parts: readonly Part[]) => number): number => parts.reduce((total, part) => total + part.own, 0) + files(parts)

/** Every process there is now, with its parent. */
function parents(): [pid: number, parent: number][] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        return [[Number(pid), Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ')[1])] as [number, number]]
      } catch {
        return [] // it ended while we looked
      }
    })
}
