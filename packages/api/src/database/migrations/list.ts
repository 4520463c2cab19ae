import type { MigrationObject } from '@mikro-orm/core'
import { CreateTables as CreateTablesPostgres } from './postgres/0001-create-tables.ts'
import { InitialPasswords as InitialPasswordsPostgres } from './postgres/0002-initial-passwords.ts'
import { StepRecords as StepRecordsPostgres } from './postgres/0003-step-records.ts'
import { SafeChanges as SafeChangesPostgres } from './postgres/0004-safe-changes.ts'
import { BrowserBinding as BrowserBindingPostgres } from './postgres/0005-browser-binding.ts'
import { CreateTables as CreateTablesSqlite } from './sqlite/0001-create-tables.ts'
import { InitialPasswords as InitialPasswordsSqlite } from './sqlite/0002-initial-passwords.ts'
import { StepRecords as StepRecordsSqlite } from './sqlite/0003-step-records.ts'
import { SafeChanges as SafeChangesSqlite } from './sqlite/0004-safe-changes.ts'
import { BrowserBinding as BrowserBindingSqlite } from './sqlite/0005-browser-binding.ts'

/** In order. A released migration never changes. Both lists have the same names. */
export const MIGRATIONS: Record<'sqlite' | 'postgres', MigrationObject[]> = {
  sqlite: [
    { name: '0001-create-tables', class: CreateTablesSqlite },
    { name: '0002-initial-passwords', class: InitialPasswordsSqlite },
    { name: '0003-step-records', class: StepRecordsSqlite },
    { name: '0004-safe-changes', class: SafeChangesSqlite },
    { name: '0005-browser-binding', class: BrowserBindingSqlite },
  ],
  postgres: [
    { name: '0001-create-tables', class: CreateTablesPostgres },
    { name: '0002-initial-passwords', class: InitialPasswordsPostgres },
    { name: '0003-step-records', class: StepRecordsPostgres },
    { name: '0004-safe-changes', class: SafeChangesPostgres },
    { name: '0005-browser-binding', class: BrowserBindingPostgres },
  ],
}
