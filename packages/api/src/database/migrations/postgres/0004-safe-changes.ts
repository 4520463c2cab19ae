import { Migration } from '@mikro-orm/migrations'

/** Safe changes of schemes: provisional publications, custom access types and roles, API tokens, recovery codes, invariants. */
export class SafeChanges extends Migration {
  override up(): void {
    for (const column of [
      `return_urls text not null default '[]'`,
      `roles_allowed text not null default '[]'`,
      `roles_denied text not null default '[]'`,
      `denied_text text`,
      `session_idle_ms bigint not null default 1800000`,
      `session_life_ms bigint not null default 43200000`,
      `built_in bigint not null default 0`,
      `revision bigint not null default 1`,
    ])
      this.addSql(`alter table access_types add column ${column}`)
    this.addSql(`update access_types set built_in = 1 where key in ('browser', 'client')`)
    // A provisional publication: the time until which it has to be confirmed, and the version that is live again otherwise.
    for (const column of [
      `confirm_by bigint`,
      `fallback_version bigint`,
      `pending_since bigint`,
      `pending_by text`,
      `pending_reason text`,
    ])
      this.addSql(`alter table schemes add column ${column}`)
    this.addSql(`create index schemes_confirm_by on schemes (confirm_by) where confirm_by is not null`)
    this.addSql(
      `create table roles (key text primary key, title text not null, description text not null, permissions text not null, created_at bigint not null, revision bigint not null)`,
    )
    this.addSql(`
      create table api_tokens (
        id text primary key,
        user_id text not null references users (id) on delete cascade,
        name text not null,
        token_hash text not null unique,
        permissions text not null,
        created_at bigint not null,
        expires_at bigint not null,
        last_used_at bigint,
        last_used_ip text,
        revoked_at bigint,
        revoked_by text
      )
    `)
    this.addSql(`create index api_tokens_user on api_tokens (user_id, created_at)`)
    this.addSql(`
      create table recovery_codes (
        id text primary key,
        user_id text not null references users (id) on delete cascade,
        kind text not null,
        code_hash text not null unique,
        created_at bigint not null,
        created_by text not null,
        expires_at bigint,
        used_at bigint,
        used_in_logon text
      )
    `)
    this.addSql(`create index recovery_codes_user on recovery_codes (user_id) where used_at is null`)
    this.addSql(
      `create table invariants (id text primary key, name text not null unique, rule text not null, created_at bigint not null, updated_at bigint not null, revision bigint not null)`,
    )
    this.addSql(`alter table module_secrets add column reference text`)
  }
}
