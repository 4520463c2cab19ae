import type { Generated } from 'kysely'

/**
 * The columns, equal in both databases: text, numbers, and milliseconds since 1970 (UTC) for times. Booleans are 0 and
 * 1. PostgreSQL's driver reads 64-bit integers as numbers (see `open-database.ts`).
 */
export interface Tables {
  server_meta: { key: string; value: string }
  users: {
    id: string
    username: string
    username_canonical: string
    display_name: string | null
    email: string | null
    enabled: number
    roles: string
    password_hash: string | null
    password_changed_at: number | null
    /** Set while the password is an initial one, which its owner has to replace. */
    initial_password_expires_at: number | null
    /** The logon in which the owner chose the password, if they chose it in one. */
    password_set_in_logon: string | null
    created_at: number
    updated_at: number
    last_logon_at: number | null
  }
  enrollments: { user_id: string; module: string; external_id: string; created_at: number; scope: Generated<string> }
  /** Data of a user for a module beside the enrollment. */
  module_profiles: {
    user_id: string
    module: string
    external_name: string | null
    external_name_key: string | null
    claimed_name: string | null
    last_choice: string | null
  }
  enrollment_codes: {
    user_id: string
    module: string
    code_hash: string
    created_at: number
    created_by: string
    expires_at: number
  }
  alarms: {
    id: Generated<number>
    at: number
    kind: string
    module: string | null
    code: string | null
    subject_id: string | null
    subject: string | null
    logon_id: string | null
    reference: string | null
    ip_address: string | null
    user_agent: string | null
    acknowledged_at: number | null
    acknowledged_by: string | null
  }
  remembered_browsers: {
    id: string
    user_id: string
    module: string
    logon_id: string
    browser_binding: string
    sealed_value: string | null
    ip_address: string | null
    user_agent: string | null
    created_at: number
    expires_at: number
  }
  access_types: {
    key: string
    name: string
    session_delivery: string
    created_at: number
    /** JSON arrays. */
    return_urls: Generated<string>
    roles_allowed: Generated<string>
    roles_denied: Generated<string>
    denied_text: string | null
    session_idle_ms: Generated<number>
    session_life_ms: Generated<number>
    built_in: Generated<number>
    revision: Generated<number>
  }
  schemes: {
    key: string
    name: string
    access_type: string
    enabled: number
    published_version: number
    draft_version: number | null
    updated_at: number
    /** Set while a publication is provisional: at that time `fallback_version` becomes live again. */
    confirm_by: number | null
    fallback_version: number | null
    pending_since: number | null
    pending_by: string | null
    pending_reason: string | null
  }
  /** Roles that administrators have added. The built-in ones are in the code. */
  roles: { key: string; title: string; description: string; permissions: string; created_at: number; revision: number }
  api_tokens: {
    id: string
    user_id: string
    name: string
    token_hash: string
    permissions: string
    created_at: number
    expires_at: number
    last_used_at: number | null
    last_used_ip: string | null
    revoked_at: number | null
    revoked_by: string | null
  }
  recovery_codes: {
    id: string
    user_id: string
    kind: string
    code_hash: string
    created_at: number
    created_by: string
    expires_at: number | null
    used_at: number | null
    used_in_logon: string | null
  }
  invariants: { id: string; name: string; rule: string; created_at: number; updated_at: number; revision: number }
  scheme_versions: {
    scheme_key: string
    number: number
    steps: string
    note: string | null
    saved_at: number
    saved_by: string
    hash: string
  }
  module_settings: { module: string; field_values: string; revision: number; updated_at: number }
  /** `reference`: the source that a configuration file gives for the value. */
  module_secrets: { module: string; field: string; sealed: string; reference: string | null }
  logons: {
    id: string
    access_type: string
    scheme: string
    version: number
    state: string
    revision: number
    client_revision: number
    position: number
    step_count: number
    browser_binding: string | null
    user_id: string | null
    fake_username: string | null
    step_state: string | null
    waiting: number
    watched_until: number
    problem: string | null
    claim: string | null
    claimed_until: number
    answered_revision: number | null
    answer_hash: string | null
    return_to: string | null
    ip_address: string | null
    user_agent: string | null
    started_at: number
    expires_at: number
    ended_at: number | null
    session_id: string | null
    sealed_session_token: string | null
  }
  logon_steps: {
    logon_id: string
    position: number
    module: string
    method: string
    user_id: string | null
    passed_at: number
    exception: string | null
  }
  sessions: {
    id: string
    token_hash: string
    user_id: string
    logon_id: string
    access_type: string
    scheme: string
    version: number
    ip_address: string | null
    user_agent: string | null
    started_at: number
    last_seen_at: number
    idle_expires_at: number
    expires_at: number
    ended_at: number | null
  }
  limits: { key: string; used: number; window_ends_at: number; blocked_until: number; holder: string | null }
  audit_events: {
    id: Generated<number>
    at: number
    type: string
    outcome: string
    actor_id: string | null
    actor: string | null
    subject_id: string | null
    subject: string | null
    logon_id: string | null
    access_type: string | null
    scheme: string | null
    version: number | null
    step: number | null
    module: string | null
    code: string | null
    reference: string | null
    ip_address: string | null
    user_agent: string | null
    details: string | null
  }
}
