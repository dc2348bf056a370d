import { CommandError } from './command-error.ts'
import { exitCodes } from './exit-codes.ts'
import { runTail } from './tail/run-tail.ts'
import { asUsageError, UsageError } from './usage-error.ts'

const help = `Usage: pantau COMMAND [arguments]

  hub      run the hub without the console
  tail     follow one or more sources as JSON lines
  export   write what a journal holds
  publish  publish one event at a hub
  doctor   test a connection and name what is wrong

pantau COMMAND --help tells more.
`

/** The commands. Those with a database are loaded only when asked for, so that \`tail --raw\` starts at once. */
const commands: Readonly<Record<string, (argv: readonly string[]) => Promise<number>>> = {
  tail: runTail,
  export: async (argv) => (await import('./export/run-export.ts')).runExport(argv),
  publish: async (argv) => (await import('./publish/run-publish.ts')).runPublish(argv),
  doctor: async (argv) => (await import('./doctor/run-doctor.ts')).runDoctor(argv),
  hub: async (argv) => (await import('../hub/entries/cli.ts')).runHubCli(argv),
}

/** Runs one command (contract.md, The `pantau` command). @returns the exit code */
async function main(argv: readonly string[]): Promise<number> {
  const [name, ...rest] = argv
  if (name === '--help' || name === '-h' || name === 'help') {
    process.stdout.write(help)
    return exitCodes.ok
  }
  try {
    const command = name === undefined || !Object.hasOwn(commands, name) ? undefined : commands[name]
    if (command === undefined) {
      const known = Object.keys(commands).join(', ')
      throw new UsageError(name === undefined ? `a command is missing: ${known}` : `unknown command: ${name}`)
    }
    return await command(rest)
  } catch (error) {
    const known = asUsageError(error)
    if (!(known instanceof UsageError) && !(known instanceof CommandError)) throw error
    process.stderr.write(`pantau: ${known.message}\n`)
    return known instanceof UsageError ? exitCodes.usage : exitCodes.failed
  }
}

process.exitCode = await main(process.argv.slice(2))
