import { Migration } from '@mikro-orm/migrations'

/** Passwords that have to be replaced at the first logon, and the logon in which a password was chosen. */
export class InitialPasswords extends Migration {
  override up(): void {
    this.addSql(`alter table users add column initial_password_expires_at bigint`)
    this.addSql(`alter table users add column password_set_in_logon text`)
  }
}
