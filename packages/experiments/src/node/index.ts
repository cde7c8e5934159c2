export { type ExclusiveLock, LockedError, takeLock } from "./exclusive-lock.ts";
export {
  JOURNAL_FILE,
  openJournal,
  type OpenJournal,
  readJournal,
  readWhole,
} from "./journal-file.ts";
export { createThreadsExecutor, type ThreadsExecutor } from "./threads-executor.ts";
