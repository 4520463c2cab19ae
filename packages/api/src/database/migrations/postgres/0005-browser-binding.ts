import { Migration } from '@mikro-orm/migrations'

export class BrowserBinding extends Migration {
  override up(): void {
    this.addSql(`alter table logons rename column binding_hash to browser_binding`)
    this.addSql(`alter table remembered_browsers rename column binding_hash to browser_binding`)
  }
}
