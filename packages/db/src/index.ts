export { type Database, openDatabase, type Statement, type Transaction } from './database.ts';
export { type DatabaseProblem, explainDatabaseError } from './database-error.ts';
export { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.ts';
export { Prisma } from './generated/client.ts';
export type { FailedJob, JobKind, JobRun, JobState, JobWorker } from './job-queue.ts';
export { type DatabaseUrls, type MigrationResult, migrate } from './migrate.ts';
