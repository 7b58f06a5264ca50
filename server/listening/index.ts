/**
 * What came in, kept once and as it came.
 *
 * In come items and changes from channels, files and the API; out go items in threads, and what authors made of them since.
 * What cannot be kept is set aside with the reason, where a person can mend it.
 *
 * item: something said on a network, known by its channel and network id · thread: items that belong together by their links
 * · change: an author edited an item or took it back · set aside: could not be kept
 */
export { setAside, type Misfit } from './aside/set-aside.ts'
export { spareNeighbours } from './aside/spare.ts'
export type { Followed } from './changes/course.ts'
export { follow } from './changes/follow.ts'
export { isUnprompted, type Fresh, type Incoming, type Placed } from './item.ts'
export { giveItems, keep } from './keep.ts'
export { sift, type Sifted } from './sift.ts'
export { placeInThreads, type Placement } from './threads/place.ts'
export { beginImport, cancelImport } from './import/begin-import.ts'
export { ENCODING_NAMES } from './import/csv/encoding.ts'
export { guessMapping, missingFrom } from './import/columns.ts'
export { ReadError } from './import/row.ts'
export { importJob } from './import/import-job.ts'
export { keepImport } from './import/progress.ts'
export { listImports, showImport } from './import/read-imports.ts'
export { runImport, type TakeBatch } from './import/run-import.ts'
export { beginningOf, encodingOfFile, formatOf, sampleOf, type Reading, type ReadMail } from './import/source.ts'
export { openUpload } from './import/upload.ts'
export { readEntries, readNewestOfTheirs, type Before, type EntryItem } from './reading/entries.ts'
export { readOpenings, type OpeningItem } from './reading/opening.ts'
export { searchItems, type Found, type Sought } from './reading/search.ts'
export { countItems, readTimeline, threadsOf, type TimelineItem } from './reading/timeline.ts'
export { readTexts, type ItemText } from './reading/texts.ts'
export { readThreadOf } from './reading/thread.ts'
export { readAttachment, type AttachedFile } from './reading/attachment.ts'
export { readQuery } from './watches/query/read-query.ts'
export type { Heard, Query, Said } from './watches/query/query.ts'
export { isKeptOut, type Watching } from './watches/watch.ts'
export { readyWatches } from './watches/ready.ts'
export { keepHits, type Hit } from './watches/hits.ts'
export { openSieve, type Sieve } from './watches/sieve.ts'
export type { Readers as WatchReaders } from './watches/routes.ts'
export { compile, type Matcher } from './watches/matching/matcher.ts'
export { checkAll } from './brought-item.ts'
export { listeningContract } from './contract.ts'
export { listeningJobs, REMOVE_FILES } from './jobs.ts'
export { listeningRoutes } from './routes.ts'
