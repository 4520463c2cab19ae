/** As much of the driver as Kysely and we use of it; the package comes without types. */
declare module 'better-sqlite3' {
  import type { SqliteDatabase } from 'kysely'
  interface Database extends SqliteDatabase {
    readonly inTransaction: boolean
    pragma(text: string): unknown
  }
  const Database: new (file: string) => Database
  export default Database
}
