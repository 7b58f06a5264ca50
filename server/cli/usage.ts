import { Command, Option } from 'commander'
import { join } from 'node:path'
import { VERSION } from '../app/health/version.ts'
import { ROLES } from '../workspace/role.ts'

const EXIT_CODES = `
Exit codes: 0 done · 1 failed, or doctor found something bad · 2 wrong usage, a wrong setting or file · 3 in use by another Aerie ·
4 the database cannot be used · 5 refused
Settings come from the environment, as for npm start: AERIE_DATA, DATABASE_URL … (docs/running.md)`

const examples = (...lines: string[]): string => `\nExamples:\n${lines.map((line) => `  ${line}`).join('\n')}`
const role = (): Option => new Option('--role <role>', 'what they may do').choices([...ROLES]).makeOptionMandatory()

/** Every command with its options and examples. What a command does is in the file of its name, loaded when it is called. */
export function aerie(): Command {
  const program = new Command('aerie')
    .description('The command line of Aerie. Commands work while Aerie runs and while it does not.')
    .version(VERSION)
    .addHelpText('after', EXIT_CODES)
  for (const command of [start(), importing(), key(), user(), backup(), restore(), doctor()]) program.addCommand(command)
  return throwing(program)
}

const start = (): Command =>
  new Command('start')
    .description('start Aerie, like npm start: install what is missing, build what is stale, run until Ctrl-C')
    .addHelpText('after', examples('bin/aerie start', 'PORT=8080 AERIE_DATA=/srv/aerie bin/aerie start'))
    .action(async () => void (await import(join(import.meta.dirname, '../../bin/start.mjs'))))

const importing = (): Command =>
  new Command('import')
    .description('take in a file of items: JSON Lines, CSV or mbox, of any size; what is there already is not doubled')
    .requiredOption('--channel <name>', 'the channel they belong to; made when there is none of that name')
    .argument('<file>', 'the file; rows that cannot be taken in go to FILE.rejected.jsonl with the reason')
    .addHelpText('after', examples('bin/aerie import --channel "Old inbox" inbox.mbox', 'bin/aerie import --channel "Tweets 2026" tweets.csv'))
    .action(async (file: string, options: { channel: string }) => (await import('./import.ts')).importFile(file, options))

const key = (): Command =>
  new Command('key').description('keys for programs').addCommand(
    new Command('create')
      .description('make an API key and print it, once; the key alone goes to the standard output')
      .requiredOption('--name <name>', 'what uses it, so that people recognise it in the list')
      .addOption(role())
      .addHelpText('after', examples('bin/aerie key create --name "Web shop" --role lead', 'KEY=$(bin/aerie key create --name check --role viewer)'))
      .action(async (options: { name: string; role: (typeof ROLES)[number] }) => (await import('./key.ts')).createKey(options)),
  )

const user = (): Command => new Command('user').description('members').addCommand(addingUser()).addCommand(resettingSecondFactor())

const addingUser = (): Command =>
  new Command('add')
    .description('add a member; the link with which they set their password is printed, or mailed where mail is set up')
    .requiredOption('--name <name>', 'their name')
    .requiredOption('--email <address>', 'their mail address, with which they sign in')
    .addOption(role())
    .addOption(new Option('--team <name...>', 'the teams they are in').default([], 'none'))
    .addHelpText('after', examples('bin/aerie user add --name "Ada Baker" --email ada@example.com --role agent --team Care'))
    .action(async (options: { name: string; email: string; role: (typeof ROLES)[number]; team: string[] }) => (await import('./user.ts')).addUser(options))

const resettingSecondFactor = (): Command =>
  new Command('reset-2fa')
    .description('take the second factor from a member who lost the phone: they are signed out, and the password alone lets them in')
    .argument('<address>', 'the mail address with which they sign in')
    .addHelpText('after', examples('bin/aerie user reset-2fa ada@example.com'))
    .action(async (address: string) => (await import('./user.ts')).resetTwoFactor(address))

const backup = (): Command =>
  new Command('backup')
    .description('write everything into one file, as it is at this instant; Aerie may go on running')
    .argument('<file>', 'where to; an older file there is replaced once the new one is whole')
    .option('--with-key', 'put the secret key in, too: then whoever has the file can read the passwords of your channels')
    .addHelpText(
      'after',
      `${examples('bin/aerie backup /backups/aerie-$(date +%F).tar.gz', 'bin/aerie backup --with-key /encrypted-disk/aerie.tar.gz')}
\nWithout the key, keep data/secret.key somewhere else: a restore without it has to connect every channel again.`,
    )
    .action(async (file: string, { withKey }: { withKey?: true }) => (await import('./backup.ts')).backup(file, withKey ?? false))

const restore = (): Command =>
  new Command('restore')
    .description('put a backup in the place of what is there: all of it, or nothing is changed; Aerie must be stopped')
    .argument('<file>', 'a file that bin/aerie backup made; it is checked first')
    .option('--replace', 'also when the workspace is not empty: everything in it is lost')
    .addHelpText('after', examples('bin/aerie restore /backups/aerie-2026-03-01.tar.gz', 'AERIE_DATA=/srv/new bin/aerie restore --replace backup.tar.gz'))
    .action(async (file: string, { replace }: { replace?: true }) => (await import('./restore.ts')).restore(file, replace ?? false))

const doctor = (): Command =>
  new Command('doctor')
    .description('look whether all is well, and say what to do about what is not')
    .option('--json', 'for machines: a list of {about, state, finding, advice}')
    .addHelpText('after', examples('bin/aerie doctor', 'bin/aerie doctor --json'))
    .action(async ({ json }: { json?: true }) => (await import('./doctor.ts')).doctor(json ?? false))

/** Wrong usage is thrown in every command, so that it gets an exit code of its own. */
function throwing(command: Command): Command {
  command.exitOverride().showHelpAfterError('Add --help to see how it is used.')
  for (const one of command.commands) throwing(one)
  return command
}
