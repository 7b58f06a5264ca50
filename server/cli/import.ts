import { Refusal } from '#platform/refusal.ts'

/** Takes in a file from the command line. */
export async function importFile(file: string, channel: string): Promise<void> {
  throw new Refusal('unavailable', 'no-import-yet', `${file} cannot be taken into ${channel} from the command line yet. Use the import screen.`)
}
