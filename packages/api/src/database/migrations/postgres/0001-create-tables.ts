import { Migration } from '@mikro-orm/migrations'

export class CreateTables extends Migration {
  override up(): void {
    this.addSql(`create table server_meta (key text primary key, value text not null)`)
    this.addSql(`
      create table users (
        id text primary key,
        username text not null,
        username_canonical text not null unique,
        display_name text,
        email text,
        enabled bigint not null,
        roles text not null,
        password_hash text,
        password_changed_at bigint,
        created_at bigint not null,
        updated_at bigint not null,
        last_logon_at bigint
      )
    `)
    this.addSql(`
      create table enrollments (
        user_id text not null references users (id) on delete cascade,
        module text not null,
        external_id text not null,
        created_at bigint not null,
        primary key (user_id, module),
        unique (module, external_id)
      )
    `)
    this.addSql(
      `create table access_types (key text primary key, name text not null, session_delivery text not null, created_at bigint not null)`,
    )
    this.addSql(`
      create table schemes (
        key text primary key,
        name text not null,
        access_type text not null unique references access_types (key),
        enabled bigint not null,
        published_version bigint not null,
        draft_version bigint,
        updated_at bigint not null
      )
    `)
    this.addSql(`
      create table scheme_versions (
        scheme_key text not null references schemes (key),
        number bigint not null,
        steps text not null,
        note text,
        saved_at bigint not null,
        saved_by text not null,
        hash text not null,
        primary key (scheme_key, number)
      )
    `)
    this.addSql(
      `create table module_settings (module text primary key, field_values text not null, revision bigint not null, updated_at bigint not null)`,
    )
    this.addSql(
      `create table module_secrets (module text not null, field text not null, sealed text not null, primary key (module, field))`,
    )
    this.addSql(`
      create table logons (
        id text primary key,
        access_type text not null,
        scheme text not null,
        version bigint not null,
        state text not null,
        revision bigint not null,
        client_revision bigint not null,
        position bigint not null,
        step_count bigint not null,
        binding_hash text,
        user_id text references users (id) on delete cascade,
        fake_username text,
        step_state text,
        waiting bigint not null,
        watched_until bigint not null,
        problem text,
        claim text,
        claimed_until bigint not null,
        answered_revision bigint,
        answer_hash text,
        return_to text,
        ip_address text,
        user_agent text,
        started_at bigint not null,
        expires_at bigint not null,
        ended_at bigint,
        session_id text,
        sealed_session_token text
      )
    `)
    this.addSql(`create index logons_open on logons (expires_at) where ended_at is null`)
    this.addSql(`create index logons_started on logons (started_at)`)
    this.addSql(`create index logons_user on logons (user_id) where ended_at is null`)
    this.addSql(`create index logons_replayable on logons (ended_at) where sealed_session_token is not null`)
    this.addSql(`create index logons_waiting on logons (watched_until) where waiting = 1`)
    this.addSql(`
      create table logon_steps (
        logon_id text not null references logons (id) on delete cascade,
        position bigint not null,
        module text not null,
        method text not null,
        user_id text,
        passed_at bigint not null,
        primary key (logon_id, position)
      )
    `)
    this.addSql(`
      create table sessions (
        id text primary key,
        token_hash text not null unique,
        user_id text not null references users (id) on delete cascade,
        logon_id text not null unique,
        access_type text not null,
        scheme text not null,
        version bigint not null,
        ip_address text,
        user_agent text,
        started_at bigint not null,
        last_seen_at bigint not null,
        idle_expires_at bigint not null,
        expires_at bigint not null,
        ended_at bigint
      )
    `)
    this.addSql(`create index sessions_user on sessions (user_id, started_at) where ended_at is null`)
    this.addSql(`create index sessions_started on sessions (started_at, id) where ended_at is null`)
    this.addSql(`create index sessions_ended on sessions (ended_at) where ended_at is not null`)
    this.addSql(
      `create table limits (key text primary key, used bigint not null, window_ends_at bigint not null, blocked_until bigint not null, holder text)`,
    )
    this.addSql(`create index limits_window on limits (window_ends_at)`)
    this.addSql(`
      create table audit_events (
        id bigint generated always as identity primary key,
        at bigint not null,
        type text not null,
        outcome text not null,
        actor_id text,
        actor text,
        subject_id text,
        subject text,
        logon_id text,
        access_type text,
        scheme text,
        version bigint,
        step bigint,
        module text,
        code text,
        reference text,
        ip_address text,
        user_agent text,
        details text
      )
    `)
    this.addSql(`create index audit_events_at on audit_events (at)`)
    this.addSql(`create index audit_events_type on audit_events (type, id)`)
    this.addSql(`create index audit_events_subject on audit_events (subject_id, id)`)
    this.addSql(`create index audit_events_logon on audit_events (logon_id)`)
    this.addSql(`create index audit_events_reference on audit_events (reference)`)
  }
}
