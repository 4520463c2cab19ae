import { Migration } from '@mikro-orm/migrations'

/** Side effects of steps beside enrollments: exceptions, alarms, names in outside services, remembered browsers. */
export class StepRecords extends Migration {
  override up(): void {
    this.addSql(`alter table logon_steps add column exception text`)
    this.addSql(`alter table enrollments add column scope text not null default ''`)
    this.addSql(`
      create table module_profiles (
        user_id text not null references users (id) on delete cascade,
        module text not null,
        external_name text,
        external_name_key text,
        claimed_name text,
        last_choice text,
        primary key (user_id, module),
        unique (module, claimed_name)
      )
    `)
    this.addSql(
      `create index module_profiles_external_name on module_profiles (module, external_name_key) where external_name_key is not null`,
    )
    this.addSql(`
      create table enrollment_codes (
        user_id text not null references users (id) on delete cascade,
        module text not null,
        code_hash text not null,
        created_at bigint not null,
        created_by text not null,
        expires_at bigint not null,
        primary key (user_id, module)
      )
    `)
    this.addSql(`
      create table alarms (
        id bigint generated always as identity primary key,
        at bigint not null,
        kind text not null,
        module text,
        code text,
        subject_id text,
        subject text,
        logon_id text,
        reference text,
        ip_address text,
        user_agent text,
        acknowledged_at bigint,
        acknowledged_by text
      )
    `)
    this.addSql(`create index alarms_open on alarms (id) where acknowledged_at is null`)
    this.addSql(`
      create table remembered_browsers (
        id text primary key,
        user_id text not null references users (id) on delete cascade,
        module text not null,
        logon_id text not null,
        binding_hash text not null,
        sealed_value text,
        ip_address text,
        user_agent text,
        created_at bigint not null,
        expires_at bigint not null
      )
    `)
    this.addSql(`create index remembered_browsers_user on remembered_browsers (user_id, module)`)
    this.addSql(
      `create index remembered_browsers_logon on remembered_browsers (logon_id) where sealed_value is not null`,
    )
    this.addSql(`create index remembered_browsers_expiry on remembered_browsers (expires_at)`)
  }
}
