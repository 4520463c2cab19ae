/** The parts of the driver that Kysely and this server use. The package comes without types. */
declare module 'better-sqlite3' {
  import type { SqliteDatabase } from 'kysely'
  interface Database extends SqliteDatabase {
    readonly inTransaction: boolean
    pragma(text: string): unknown
  }
  const Database: new (file: string) => Database
  export default Database
}
