import { CommanderError } from 'commander'
import { EXIT, exitCodeOf, explain } from './exit.ts'
import { aerie } from './usage.ts'

try {
  await aerie().parseAsync()
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? EXIT.ok : EXIT.usage
  else {
    console.error(explain(error))
    process.exitCode = exitCodeOf(error)
  }
}
