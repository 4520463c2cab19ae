/** As much of the driver as Kysely and we use of it; the package comes without types. */
declare module 'better-sqlite3' {
  import type { SqliteDatabase } from 'kysely'
  const Database: new (file: string) => SqliteDatabase
  export default Database
}
